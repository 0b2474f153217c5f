package dev.tino.chat.provider.protocol;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A server-sent event for each bit of the answer.
 *
 * @param url without the path of the protocol
 * @see <a href="https://platform.openai.com/docs/api-reference/chat-streaming">its reference</a>
 */
public record OpenAiProtocol(URI url, String model) implements Protocol {

    private static final String NAME = "openai";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public URI address() {
        return URI.create(url + "/v1/chat/completions");
    }

    @Override
    public String accepted() {
        return "text/event-stream";
    }

    @Override
    public byte[] request(Conversation conversation) {
        return Protocol.json(new Request(model, conversation.messages(), true));
    }

    @Override
    public AnswerReader reader() {
        return new Reader();
    }

    private record Request(@JsonProperty String model, @JsonProperty List<Message> messages, @JsonProperty boolean stream) {
    }

    private static final class Reader implements AnswerReader {

        private static final String DONE = "[DONE]";

        /** The data of the event that is being read; null before its first line. */
        private StringBuilder data;
        /** What is no event: servers that do not stream, or find a fault at once, answer with one object. */
        private StringBuilder whole;
        private boolean finished;

        @Override
        public boolean read(String line, Consumer<String> text) {
            if (whole != null || data == null && line.stripLeading().startsWith("{")) {
                whole = whole == null ? new StringBuilder() : whole;
                whole.append(line).append('\n');
                return false;
            }
            if (line.isEmpty()) {
                return event(text);
            }
            if (line.startsWith("data:")) {
                String value = line.substring(line.startsWith("data: ") ? 6 : 5);
                data = data == null ? new StringBuilder(value) : data.append('\n').append(value);
            } else if (Json.isPage(line)) {
                throw Json.invalid(NAME, "a page in place of an answer");
            }
            // Comments keep a connection alive, other fields mean nothing here.
            return false;
        }

        private boolean event(Consumer<String> text) {
            if (data == null) {
                return false;
            }
            String value = data.toString();
            data = null;
            if (value.strip().equals(DONE)) {
                finished = true;
                return true;
            }
            take(Json.object(value, NAME), "delta", text);
            return false;
        }

        private void take(JsonNode part, String field, Consumer<String> text) {
            JsonNode choice = part.path("choices").path(0);
            JsonNode content = choice.path(field).path("content");
            // Null stands there while a model thinks.
            text.accept(content.isTextual() ? content.textValue() : "");
            finished |= choice.hasNonNull("finish_reason");
        }

        @Override
        public void end(Consumer<String> text) {
            if (whole != null) {
                JsonNode answer = Json.object(whole.toString(), NAME);
                if (!answer.path("choices").path(0).path("message").isObject()) {
                    throw Json.invalid(NAME, "an object without a message");
                }
                take(answer, "message", text);
                return;
            }
            // The last event may lack the empty line behind it.
            event(text);
            if (!finished) {
                throw Json.brokeOff(NAME);
            }
        }
    }
}
