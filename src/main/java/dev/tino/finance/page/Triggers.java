package dev.tino.finance.page;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What an answer makes happen on the page, besides what it shows. */
final class Triggers {

    /** A header takes nothing but ASCII. */
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Triggers() {
    }

    /** The totals look anew. */
    static String changed() {
        return "finance-changed";
    }

    /** The totals look anew, and the viewer is told why. */
    static String changed(String told) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(Map.of("finance-changed", Map.of(),
                    "toast", Map.of("text", told, "kind", "good"))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
