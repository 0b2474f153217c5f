package dev.tino.finance.classification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.models.ModelVersion;

/** The shape of the answer, for the OpenAPI document; {@link ClassificationJson} writes it. */
record ClassificationAnswer(ModelVersion model, List<Line> transactions) {

    record Line(LocalDate date, String description, BigDecimal amount, String person,
            @Schema(nullable = true, examples = "Alimentação", description = "null when the model is not sure enough") String category,
            @Schema(examples = "0.9731", description = "Probability of the most probable category, 0 to 1") float confidence,
            List<Guess.Alternative> alternatives) {
    }
}
