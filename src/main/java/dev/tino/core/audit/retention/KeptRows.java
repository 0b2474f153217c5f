package dev.tino.core.audit.retention;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** How much is kept, as the database's statistics tell it: counting millions of rows takes longer than a page may. */
@ApplicationScoped
class KeptRows {

    /** A partitioned table holds none itself, whatever its statistics sum up. */
    private static final String ABOUT = """
            select kept.name, coalesce(sum(greatest(pg_stat_get_live_tuples(part.oid), part.reltuples)), 0)::bigint as number
              from unnest($1::text[], $2::text[]) as kept (name, held)
              left join pg_class part on part.relkind <> 'p' and (part.oid = to_regclass(kept.held)
                     or part.oid in (select inhrelid from pg_inherits where inhparent = to_regclass(kept.held)))
             group by kept.name""";

    private final Pool pool;

    KeptRows(Pool pool) {
        this.pool = pool;
    }

    /** Rows of the tables that hold these, by the names of what is kept. */
    Uni<Map<String, Long>> about(List<Retained> kept) {
        String[] names = kept.stream().map(Retained::name).toArray(String[]::new);
        String[] tables = kept.stream().map(Retained::table).toArray(String[]::new);
        return pool.preparedQuery(ABOUT).execute(Tuple.of(names, tables)).map(rows -> {
            Map<String, Long> numbers = new HashMap<>();
            rows.forEach(row -> numbers.put(row.getString("name"), row.getLong("number")));
            return numbers;
        });
    }
}
