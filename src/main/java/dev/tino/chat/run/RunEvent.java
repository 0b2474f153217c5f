package dev.tino.chat.run;

import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.chat.assistant.Piece;
import dev.tino.core.web.EventStream;

/**
 * Something that happened to a run.
 *
 * @param data JSON
 */
record RunEvent(String type, String data) {

    static final String TOKEN = "token";
    static final String EVIDENCE = "evidence";

    /** More events than any run has. */
    private static final long SPAN = 1_000_000;

    static RunEvent token(ObjectMapper json, String text) {
        return new RunEvent(TOKEN, write(json, Map.of("text", text)));
    }

    static RunEvent evidence(ObjectMapper json, Piece.Evidence evidence) {
        return new RunEvent(EVIDENCE, write(json, evidence));
    }

    /** Its id as clients know it. It tells the run too: who goes on behind an event of another run would miss some. */
    static long id(UUID runId, int number) {
        return first(runId) + number;
    }

    /** The number of an event of this run that has so many; 0 for the id 0. */
    static int number(UUID runId, long id, int events) {
        long number = id == 0 ? 0 : id - first(runId);
        if (number < 0 || number > events || number == 0 && id != 0) {
            throw EventStream.unknown();
        }
        return (int) number;
    }

    /** Of 30 bits, so that ids are whole numbers in JavaScript too. */
    private static long first(UUID runId) {
        long mixed = (runId.getMostSignificantBits() ^ runId.getLeastSignificantBits()) * 0x9E3779B97F4A7C15L;
        return (mixed >>> 34) * SPAN;
    }

    private static String write(ObjectMapper json, Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
