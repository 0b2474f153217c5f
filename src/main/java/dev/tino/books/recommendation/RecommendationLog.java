package dev.tino.books.recommendation;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.tino.models.ModelVersion;
import dev.tino.models.prediction.Prediction;
import dev.tino.models.prediction.PredictionLog;

/** Logs what a model recommended first, of each answer that is served: of kept ones, too. */
@ApplicationScoped
class RecommendationLog {

    private final PredictionLog log;
    private final ObjectReader model;
    private final ObjectReader first;

    RecommendationLog(PredictionLog log, ObjectMapper json) {
        this.log = log;
        this.model = json.readerFor(ModelVersion.class).at("/model");
        // Nothing behind it is read.
        this.first = json.readerFor(JsonNode.class).at("/items/0");
    }

    void add(Recommendations answer, Asker asker, ModelTime time) {
        if (answer.model() != null) {
            Recommendation best = answer.items().get(0);
            add(answer.model(), asker, best.book().upc(), best.score(), time);
        }
    }

    /** @param answer recommendations as they are sent, which may have been made for somebody else */
    void add(byte[] answer, Asker asker, ModelTime time) {
        try {
            ModelVersion version = model.readValue(answer);
            if (version != null) {
                JsonNode best = first.readValue(answer);
                add(version, asker, best.at("/book/upc").textValue(), best.get("score").doubleValue(), time);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void add(ModelVersion version, Asker asker, String upc, double score, ModelTime time) {
        log.add(new Prediction(version, asker.id(), upc, (float) Math.min(1, score), time.micros()));
    }
}
