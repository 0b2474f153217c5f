package dev.tino.compat.chat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Values in <a href="https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/">MongoDB's extended JSON</a>. */
final class Extended {

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private Extended() {
    }

    record Id(@JsonProperty("$oid") @Schema(examples = "697df6c00000000000000007") String oid) {
    }

    record Date(@JsonProperty("$date") @Schema(examples = "2026-01-31T12:00:00.000Z") String date) {

        static Date of(Instant time) {
            return new Date(text(time));
        }
    }

    static String text(Instant time) {
        return MILLISECONDS.format(time);
    }
}
