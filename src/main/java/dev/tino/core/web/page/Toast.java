package dev.tino.core.web.page;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.json.JsonObject;

/** A word that a page shows for a moment; refusals have theirs of their own accord. */
public final class Toast {

    private Toast() {
    }

    /** Shows something and says that all went well. */
    public static RestResponse<TemplateInstance> good(TemplateInstance shown, String text) {
        return ResponseBuilder.ok(shown).header("HX-Trigger", ascii(new JsonObject()
                .put("toast", new JsonObject().put("text", text).put("kind", "good")).encode())).build();
    }

    /** A header holds no other characters. */
    private static String ascii(String json) {
        var text = new StringBuilder();
        json.chars().forEach(character -> text
                .append(character < 0x7f ? String.valueOf((char) character) : "\\u%04x".formatted(character)));
        return text.toString();
    }
}
