package dev.tino.finance.training;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.finance.classification.TransactionFeatures;
import dev.tino.ml.dataset.Row;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The transactions that an owner filed himself, as rows to learn from. */
@ApplicationScoped
class CorrectedRows {

    private static final String LATEST = """
            select t.date, t.description, t.amount, t.description_key, t.filed_at, c.name
              from (select * from finance_transaction
                     where owner_id = $1 and category_source = 'USER' order by filed_at desc, id desc limit $2) t
              join finance_category c on c.owner_id = t.owner_id and c.id = t.category_id
             order by t.filed_at, t.id""";

    private final Pool pool;

    CorrectedRows(Pool pool) {
        this.pool = pool;
    }

    /** As many of the latest, in the order in which they were filed. */
    Uni<Corrected> latest(UUID ownerId, int most) {
        return pool.preparedQuery(LATEST).execute(Tuple.of(ownerId, most)).map(found -> {
            var corrected = new Corrected(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            found.forEach(row -> {
                corrected.rows.add(TransactionFeatures.row(row.getLocalDate("date"), row.getString("description"),
                        row.getBigDecimal("amount")));
                corrected.labels.add(row.getString("name"));
                corrected.keys.add(row.getString("description_key"));
                corrected.filedAt.add(row.getOffsetDateTime("filed_at").toInstant());
            });
            return corrected;
        });
    }

    /**
     * @param rows of {@link TransactionFeatures#SCHEMA}
     * @param labels names of the categories
     * @param keys what descriptions are compared by
     */
    record Corrected(List<Row> rows, List<String> labels, List<String> keys, List<Instant> filedAt) {

        /** The distinct ones. */
        List<String> descriptions() {
            return rows.stream().map(TransactionFeatures::description).distinct().toList();
        }

        Trainable trainable() {
            Map<String, Set<String>> keysByLabel = new HashMap<>();
            for (int i = 0; i < rows.size(); i++) {
                keysByLabel.computeIfAbsent(labels.get(i), label -> new HashSet<>()).add(keys.get(i));
            }
            return new Trainable(rows.size(), keysByLabel.values().stream().filter(found -> found.size() > 1).count());
        }
    }
}
