package dev.tino.compat;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Small numbers beside UUIDs, for clients that know rows by such. A row gets its number when one first sees it, rows that
 * are seen together in the order in which they were made; it keeps it for ever.
 */
@ApplicationScoped
public class LegacyNumbers {

    private static final String KNOWN = """
            select id, number from compat_number
             where kind = $1 and id = any ($2) and owner_id is not distinct from $3""";
    private static final String GIVE = """
            insert into compat_number (kind, number, id, owner_id)
            select $1, nextval(('compat_number_' || $1)::regclass), id, $3
              from (select id from unnest($2::uuid[]) as new (id) order by id) as sorted
            on conflict on constraint compat_number_id_key do nothing""";

    private final Pool pool;

    LegacyNumbers(Pool pool) {
        this.pool = pool;
    }

    /**
     * The number of each row.
     *
     * @param ownerId whose rows they are, or null for what is everybody's
     * @return by id, for every id
     */
    public Uni<Map<UUID, Long>> of(LegacyKind kind, UUID ownerId, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return known(kind, ownerId, ids).chain(known -> {
            List<UUID> unknown = ids.stream().filter(id -> !known.containsKey(id)).distinct().toList();
            return unknown.isEmpty() ? Uni.createFrom().item(known)
                    : pool.preparedQuery(GIVE).execute(Tuple.of(name(kind), unknown.toArray(UUID[]::new), ownerId))
                            .chain(() -> known(kind, ownerId, ids));
        });
    }

    public Uni<Long> of(LegacyKind kind, UUID ownerId, UUID id) {
        return of(kind, ownerId, List.of(id)).map(numbers -> numbers.get(id));
    }

    /** The id of a row of that owner's, or null when he has none of that number. */
    public Uni<UUID> find(LegacyKind kind, UUID ownerId, long number) {
        return pool.preparedQuery("""
                select id from compat_number where kind = $1 and number = $2 and owner_id is not distinct from $3""")
                .execute(Tuple.of(name(kind), number, ownerId))
                .map(rows -> rows.rowCount() == 0 ? null : rows.iterator().next().getUUID(0));
    }

    /** The id of the row of that number, whosoever it is: for administrators. Null when there is none. */
    public Uni<UUID> findAnybodys(LegacyKind kind, long number) {
        return pool.preparedQuery("select id from compat_number where kind = $1 and number = $2")
                .execute(Tuple.of(name(kind), number))
                .map(rows -> rows.rowCount() == 0 ? null : rows.iterator().next().getUUID(0));
    }

    private Uni<Map<UUID, Long>> known(LegacyKind kind, UUID ownerId, Collection<UUID> ids) {
        return pool.preparedQuery(KNOWN).execute(Tuple.of(name(kind), ids.toArray(UUID[]::new), ownerId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getUUID(0), row -> row.getLong(1))));
    }

    private static String name(LegacyKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
