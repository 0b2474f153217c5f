package dev.tino.chat.provider.protocol;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads what workflows answer: a stream of lines {@code {"type":"item","content":"..."}}, or at once an object with the
 * text in one of its usual fields, a list of such objects, a JSON string, or plain text.
 */
final class WebhookReader implements AnswerReader {

    private static final List<String> FIELDS = List.of("output", "message", "text", "response", "result", "answer",
            "content");

    private final StringBuilder whole = new StringBuilder();
    private boolean streams;

    @Override
    public boolean read(String line, Consumer<String> text) {
        if (!streams && whole.isEmpty()) {
            streams = isPart(Json.read(line));
        }
        if (streams) {
            part(line, text);
        } else if (!whole.isEmpty() || !line.isBlank()) {
            whole.append(line).append('\n');
        }
        // Several agents of a workflow stream one behind the other: only the end of all is the end.
        return false;
    }

    private static boolean isPart(JsonNode line) {
        return line.path("type").asText().equals("begin") || line.path("type").asText().equals("item");
    }

    private void part(String line, Consumer<String> text) {
        if (line.isBlank()) {
            return;
        }
        JsonNode part = Json.object(line, WebhookProtocol.NAME);
        switch (part.path("type").asText()) {
            case "item" -> text.accept(part.path("content").asText(""));
            case "error" -> throw failed();
            default -> {
            }
        }
    }

    private static RuntimeException failed() {
        return ModelError.MODEL_FAILED.because("The workflow told of an error in place of an answer");
    }

    @Override
    public void end(Consumer<String> text) {
        if (streams) {
            return;
        }
        String answer = whole.toString().strip();
        if (Json.isPage(answer)) {
            throw Json.invalid(WebhookProtocol.NAME, "a page in place of an answer");
        }
        JsonNode json = Json.read(answer);
        text.accept(json.isMissingNode() ? answer : text(json));
    }

    private static String text(JsonNode json) {
        if (json.isArray()) {
            return json.isEmpty() ? "" : text(json.get(0));
        }
        if (!json.isObject()) {
            return json.asText("");
        }
        // Those that are empty as well: a workflow fills the field that it means.
        JsonNode found = FIELDS.stream().map(json::get).filter(Objects::nonNull).filter(WebhookReader::says).findFirst()
                .orElse(null);
        if (found != null) {
            return text(found);
        }
        Json.refuseError(json, WebhookProtocol.NAME);
        throw Json.invalid(WebhookProtocol.NAME, "an object without any of the fields " + String.join(", ", FIELDS));
    }

    private static boolean says(JsonNode field) {
        return !field.isNull() && !(field.isValueNode() && field.asText().isBlank())
                && !(field.isContainerNode() && field.isEmpty());
    }
}
