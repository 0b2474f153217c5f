package dev.tino.core.web.page;

import java.util.Map;
import java.util.TreeMap;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.quarkus.qute.TemplateInstance;

/** A word that a page shows for a moment; refusals have theirs of their own accord. */
public final class Toast {

    /** What an answer makes happen on the page, besides what it shows. */
    public static final String HEADER = "HX-Trigger";

    /** A header takes nothing but ASCII. */
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Toast() {
    }

    /** Shows something and says that all went well. */
    public static RestResponse<TemplateInstance> good(TemplateInstance shown, String text) {
        return ResponseBuilder.ok(shown).header(HEADER, header(text)).build();
    }

    /**
     * The header that says that all went well.
     *
     * @param events that the page hears besides
     */
    public static String header(String text, String... events) {
        Map<String, Object> triggers = new TreeMap<>();
        for (String event : events) {
            triggers.put(event, Map.of());
        }
        triggers.put("toast", Map.of("text", text, "kind", "good"));
        try {
            return JSON.writeValueAsString(triggers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
