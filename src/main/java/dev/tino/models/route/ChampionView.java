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
record ChampionView(int sequence, int version, String sha256, @Schema(examples = "promoted") String act,
        @Schema(examples = "Fewer mistakes on groceries") String reason, @Schema(nullable = true) UUID actorId, Instant since) {

    static ChampionView of(Champion champion) {
        return new ChampionView(champion.sequence(), champion.version(), champion.sha256(), champion.act().word(),
                champion.reason(), champion.actorId(), champion.since());
    }

    static ChampionView of(Row row) {
        return new ChampionView(row.getInteger("sequence"), row.getInteger("version"), row.getString("sha256"),
                row.getString("act"), row.getString("reason"), row.getUUID("actor_id"),
                row.getOffsetDateTime("since").toInstant());
    }
}
