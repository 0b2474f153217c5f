package dev.tino.core.audit.activity.seal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

/** An activity as it stands in its table, column by column. */
record StoredActivity(long id, Instant time, UUID actorId, String action, String objectId, String detail, String traceId) {

    static final String COLUMNS = "a.id, a.time, a.actor_id, a.action, a.object_id, a.detail, a.trace_id";

    static StoredActivity of(Row row) {
        return new StoredActivity(row.getLong("id"), row.getOffsetDateTime("time").toInstant(), row.getUUID("actor_id"),
                row.getString("action"), row.getString("object_id"), row.getString("detail"), row.getString("trace_id"));
    }

    /**
     * The bytes that are sealed: each text behind its length, so that no two different rows have the same bytes, and the
     * place in the chain before them, so that rows cannot change places.
     */
    byte[] canonical(long position) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(position);
            out.writeLong(id);
            // Seconds and the rest apart: one who edits may write a time that no count of microseconds can hold.
            out.writeLong(time.getEpochSecond());
            out.writeInt(time.getNano());
            write(out, actorId == null ? null : actorId.toString());
            write(out, action);
            write(out, objectId);
            write(out, detail);
            write(out, traceId);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
    }
}
