package dev.tino.finance.classification.word;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.finance.category.Category;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

@ApplicationScoped
class WordRows {

    /** Transactions filed by one owner; whoever has more is asked for what is needed each time. */
    static final int FEW = 2_000;

    /** Of each description the last word; the filed transactions are selected where %s stands. */
    private static final String LAST_WORDS = """
            select distinct on (f.description_key) f.description_key, c.id, c.name,
                   (count(*) over (partition by f.description_key, f.category_id))::real
                       / count(*) over (partition by f.description_key) as agreement
              from (%s) f
              join finance_category c on c.owner_id = f.owner_id and c.id = f.category_id
             order by f.description_key, f.filed_at desc, f.id desc""";

    private static final String FILED = "select t.* from finance_transaction t where t.owner_id = $1 and t.category_source = 'USER'";

    private static final String OF_ALL = LAST_WORDS.formatted(FILED + " limit " + (FEW + 1));

    private static final String OF_SOME = LAST_WORDS.formatted("""
            select t.* from (select distinct finance_description_key(description) as key
                               from unnest($2::text[]) as given (description)) k
              join finance_transaction t on left(t.description_key, 100) = left(k.key, 100) and t.description_key = k.key
             where t.owner_id = $1 and t.category_source = 'USER'""");

    private static final String COUNT = """
            select count(*) from (select from finance_transaction
                                   where owner_id = $1 and category_source = 'USER' limit $2) few""";

    private final Pool pool;

    WordRows(Pool pool) {
        this.pool = pool;
    }

    /** All words of an owner who filed few transactions. */
    Uni<Optional<Words>> all(UUID ownerId) {
        return pool.preparedQuery(COUNT).execute(Tuple.of(ownerId, FEW + 1)).chain(counted -> {
            long filed = counted.iterator().next().getLong(0);
            if (filed == 0) {
                return Uni.createFrom().item(Optional.of(Words.NONE));
            }
            if (filed > FEW) {
                return Uni.createFrom().item(Optional.empty());
            }
            return pool.preparedQuery(OF_ALL).execute(Tuple.of(ownerId)).map(rows -> Optional.of(words(ownerId, rows)));
        });
    }

    Uni<Words> on(UUID ownerId, List<String> descriptions) {
        return pool.preparedQuery(OF_SOME).execute(Tuple.of(ownerId, descriptions.toArray(String[]::new)))
                .map(rows -> words(ownerId, rows));
    }

    private static Words words(UUID ownerId, RowSet<Row> rows) {
        Map<String, Word> words = new HashMap<>(rows.rowCount() * 2);
        Map<UUID, Category> categories = new HashMap<>();
        for (Row row : rows) {
            Category category = categories.computeIfAbsent(row.getUUID("id"), id -> category(id, ownerId, row));
            words.put(row.getString("description_key"), new Word(category, row.getFloat("agreement")));
        }
        return new Words(words);
    }

    private static Category category(UUID id, UUID ownerId, Row row) {
        var category = new Category();
        category.id = id;
        category.ownerId = ownerId;
        category.name = row.getString("name");
        return category;
    }
}
