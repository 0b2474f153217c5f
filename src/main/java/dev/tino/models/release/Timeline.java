package dev.tino.models.release;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.models.ModelVersion;
import dev.tino.models.release.Champion.Act;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The lines of {@code model_champion}, which are only added to. */
@ApplicationScoped
class Timeline {

    private static final String COLUMNS = " name, sequence, version, sha256, act, reason, owner_id, actor_id, since ";

    private static final String PRESENT = "select" + COLUMNS + """
            from model_present_champion where name = $1""";

    private static final String AT = "select" + COLUMNS + """
            from model_champion where name = $1 and since <= $2 order by sequence desc limit 1""";

    private static final String PAGE = "select" + COLUMNS + """
            from model_champion where name = $1 and sequence < $2 order by sequence desc limit $3""";

    /** What came after the last time that the file served. */
    private static final String LEFT = """
            select coalesce((select next.act = 'rolled-back'
                               from model_champion served
                               join model_champion next on next.name = served.name and next.sequence = served.sequence + 1
                              where served.name = $1 and served.sha256 = $2
                              order by served.sequence desc limit 1), false)""";

    /** After a rollback the next one goes further back, not to and fro. */
    private static final String APPEND = """
            insert into model_champion (name, sequence, version, sha256, owner_id, actor_id, act, reason, since, previous)
            select v.name, coalesce(present.sequence, 0) + 1, v.version, v.sha256, v.owner_id, $3, $4, $5, clock_timestamp(),
                   case when $6::int is null then present.sequence
                        else (select previous from model_champion where name = $1 and sequence = $6) end
              from model_version v
              left join model_present_champion present on present.name = v.name
             where v.name = $1 and v.version = $2
            returning""" + COLUMNS;

    /** The champion now, unless the name never had one. */
    Uni<Optional<Champion>> present(SqlClient client, String name) {
        return first(client, PRESENT, Tuple.of(name));
    }

    /** The champion at an instant. */
    Uni<Optional<Champion>> at(SqlClient client, String name, Instant instant) {
        return first(client, AT, Tuple.of(name, instant.atOffset(ZoneOffset.UTC)));
    }

    /** Whether somebody went back from a file, and nobody promoted it since. */
    Uni<Boolean> wasLeft(SqlClient client, String name, String sha256) {
        return client.preparedQuery(LEFT).execute(Tuple.of(name, sha256)).map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** The newest first. */
    Uni<List<Champion>> page(SqlClient client, String name, int before, int limit) {
        return client.preparedQuery(PAGE).execute(Tuple.of(name, before, limit))
                .map(rows -> rows.stream().map(Timeline::champion).toList());
    }

    /**
     * Under the lock of the name.
     *
     * @param backTo the line that a rollback goes back to, or null
     * @return empty when the version is not stored any more
     */
    Uni<Optional<Champion>> append(SqlClient transaction, ModelVersion version, UUID actorId, Act act, String reason,
            Integer backTo) {
        return first(transaction, APPEND,
                Tuple.from(Arrays.asList(version.name(), version.version(), actorId, act.word(), reason, backTo)));
    }

    private static Uni<Optional<Champion>> first(SqlClient client, String query, Tuple parameters) {
        return client.preparedQuery(query).execute(parameters)
                .map(rows -> rows.stream().findFirst().map(Timeline::champion));
    }

    private static Champion champion(Row row) {
        return new Champion(row.getString("name"), row.getInteger("sequence"), row.getInteger("version"),
                row.getString("sha256"), Act.of(row.getString("act")), row.getString("reason"), row.getUUID("owner_id"),
                row.getUUID("actor_id"), row.getOffsetDateTime("since").toInstant());
    }
}
