package dev.tino.compat.rating;

import java.util.Arrays;
import java.util.Optional;

/** The models by the names of that system, each with the algorithm that answers for it. */
enum RatingModel {
    RANDOM_FOREST("random_forest", "random-forest"),
    LOGISTIC_REGRESSION("regressao_logistica", "logistic-regression"),
    SVM("svm", "linear-svm");

    final String oldName;
    final String algorithm;

    RatingModel(String oldName, String algorithm) {
        this.oldName = oldName;
        this.algorithm = algorithm;
    }

    static Optional<RatingModel> of(String oldName) {
        return Arrays.stream(values()).filter(model -> model.oldName.equals(oldName)).findFirst();
    }
}
