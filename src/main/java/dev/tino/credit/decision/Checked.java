package dev.tino.credit.decision;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.credit.dataset.field.Field;
import dev.tino.credit.dataset.field.FieldType;
import dev.tino.credit.policy.Outcome;
import dev.tino.credit.policy.Policy;
import dev.tino.credit.scoring.Scored;
import dev.tino.credit.scoring.ScoringVersion;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.models.ModelVersion;

/**
 * An order whose features a version takes.
 *
 * @param features canonical; what is missing is not there
 */
record Checked(String orderId, SortedMap<String, Object> features, ScoringVersion version) {

    Row row() {
        return version.features().row(features);
    }

    Decision decision(Scored scored, ModelVersion served, LoadedModel model, Policy policy) {
        var file = new DecisionContent.Model(served.name(), served.version(), model.sha256());
        Outcome outcome = policy.thresholds().outcome(scored.score());
        // What the database can store.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return Decision.of(UuidVersion7Strategy.INSTANCE.generateUuid(null),
                new DecisionContent(orderId, features, unknown(model.manifest().encoder()), scored.score(), scored.raw(),
                        scored.base(), contributions(scored), outcome, policy.thresholds(), policy.version(), file, now));
    }

    LinkedHashMap<String, Double> contributions(Scored scored) {
        var contributions = new LinkedHashMap<String, Double>();
        List<Field> fields = version.features().fields();
        for (int i = 0; i < fields.size(); i++) {
            contributions.put(fields.get(i).name(), scored.contributions()[i]);
        }
        return contributions;
    }

    Set<String> unknown(Encoder encoder) {
        Set<String> unknown = new TreeSet<>();
        List<Field> fields = version.features().fields();
        for (int i = 0; i < fields.size(); i++) {
            Object value = features.get(fields.get(i).name());
            if (fields.get(i).type() != FieldType.NUMBER && value != null && !encoder.knows(i, value.toString())) {
                unknown.add(fields.get(i).name());
            }
        }
        return unknown;
    }
}
