package dev.tino.chat.provider.protocol;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A line of JSON for each bit of the answer.
 *
 * @param url without the path of the protocol
 * @see <a href="https://github.com/ollama/ollama/blob/main/docs/api.md#generate-a-chat-completion">its reference</a>
 */
public record OllamaProtocol(URI url, String model) implements Protocol {

    private static final String NAME = "ollama";
    /** Rather few, with Portuguese and SQL: what does not fit into the window is cut without a word. */
    private static final int CHARACTERS_A_TOKEN = 3;
    /** What stands around a message. */
    private static final int TOKENS_A_MESSAGE = 16;
    private static final int TOKENS_OF_ANSWER = 2_048;
    private static final int SMALLEST_WINDOW = 4_096;
    /** No usual model has a larger one, and the server holds to what its model has. */
    private static final int LARGEST_WINDOW = 131_072;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public URI address() {
        return URI.create(url + "/api/chat");
    }

    @Override
    public String accepted() {
        return "application/x-ndjson";
    }

    @Override
    public byte[] request(Conversation conversation) {
        return Protocol.json(new Request(model, conversation.messages(), true, new Options(window(conversation))));
    }

    /** A power of two: a model is loaded anew whenever its window is another one. */
    private static int window(Conversation conversation) {
        long tokens = TOKENS_OF_ANSWER + conversation.messages().stream()
                .mapToLong(message -> TOKENS_A_MESSAGE + message.content().length() / CHARACTERS_A_TOKEN).sum();
        int window = SMALLEST_WINDOW;
        while (window < tokens && window < LARGEST_WINDOW) {
            window *= 2;
        }
        return window;
    }

    @Override
    public AnswerReader reader() {
        return new Reader();
    }

    private record Request(@JsonProperty String model, @JsonProperty List<Message> messages, @JsonProperty boolean stream,
            @JsonProperty Options options) {
    }

    private record Options(@JsonProperty("num_ctx") int window) {
    }

    private static final class Reader implements AnswerReader {

        @Override
        public boolean read(String line, Consumer<String> text) {
            if (line.isBlank()) {
                return false;
            }
            JsonNode part = Json.object(line, NAME);
            text.accept(part.path("message").path("content").asText(""));
            return part.path("done").asBoolean(false);
        }

        @Override
        public void end(Consumer<String> text) {
            throw Json.brokeOff(NAME);
        }
    }
}
