package dev.tino.core.job.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a message says: this job may be claimed, it waits for that stage. */
record Announcement(UUID jobId, int stage) {

    /** Ten times what one takes, in bytes. */
    private static final int LARGEST = 1_024;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** A message that makes no sense, and why. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }

    byte[] bytes() {
        return "{\"jobId\":\"%s\",\"stage\":%d}".formatted(jobId, stage).getBytes(StandardCharsets.UTF_8);
    }

    byte[] key() {
        return jobId.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @param value of a message, whoever wrote it; may be null */
    static Announcement read(byte[] value) throws Unreadable {
        if (value == null) {
            throw new Unreadable("no value");
        }
        if (value.length > LARGEST) {
            throw new Unreadable("%d bytes, more than %d".formatted(value.length, LARGEST));
        }
        JsonNode message = parse(value);
        return new Announcement(jobId(message.path("jobId")), stage(message.path("stage")));
    }

    private static JsonNode parse(byte[] value) throws Unreadable {
        try {
            JsonNode message = JSON.readTree(value);
            if (message.isObject()) {
                return message;
            }
        } catch (IOException notJson) {
            // Its text would repeat what was sent.
            throw new Unreadable("no JSON");
        }
        throw new Unreadable("no JSON object");
    }

    private static UUID jobId(JsonNode field) throws Unreadable {
        try {
            UUID id = UUID.fromString(field.asText());
            // UUID takes shorter forms, too.
            if (field.isTextual() && id.toString().equalsIgnoreCase(field.asText())) {
                return id;
            }
        } catch (IllegalArgumentException noUuid) {
            throw new Unreadable("jobId is no UUID");
        }
        throw new Unreadable("jobId is no UUID");
    }

    private static int stage(JsonNode field) throws Unreadable {
        if (!field.isIntegralNumber() || !field.canConvertToInt() || field.intValue() < 0) {
            throw new Unreadable("stage is no number from 0 on");
        }
        return field.intValue();
    }
}
