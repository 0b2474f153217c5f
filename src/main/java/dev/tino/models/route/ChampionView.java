package dev.tino.models.route;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.models.release.Champion;
import io.vertx.mutiny.sqlclient.Row;

/**
 * A line of a model's timeline: from then on this version served, until the next line.
 *
 * @param sequence counts up from 1
 * @param act {@code released}, {@code promoted} or {@code rolled-back}
 * @param actorId who did it; null for Tino itself
 */
public record ChampionView(int sequence, int version, String sha256, @Schema(examples = "promoted") String act,
        @Schema(examples = "Fewer mistakes on groceries") String reason, @Schema(nullable = true) UUID actorId, Instant since) {

    /** Columns of a champion {@code c}. */
    static final String COLUMNS = """
            c.sequence as champion_sequence, c.version as champion_version, c.sha256 as champion_sha256, c.act as champion_act,
            c.reason as champion_reason, c.actor_id as champion_actor_id, c.since as champion_since""";

    static ChampionView of(Champion champion) {
        return new ChampionView(champion.sequence(), champion.version(), champion.sha256(), champion.act().word(),
                champion.reason(), champion.actorId(), champion.since());
    }

    /** Null where the name has no champion. */
    static ChampionView of(Row row) {
        return row.getInteger("champion_sequence") == null ? null
                : new ChampionView(row.getInteger("champion_sequence"), row.getInteger("champion_version"),
                        row.getString("champion_sha256"), row.getString("champion_act"), row.getString("champion_reason"),
                        row.getUUID("champion_actor_id"), row.getOffsetDateTime("champion_since").toInstant());
    }
}
