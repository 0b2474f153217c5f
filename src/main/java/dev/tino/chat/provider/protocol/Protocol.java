package dev.tino.chat.provider.protocol;

import java.net.URI;

import com.fasterxml.jackson.core.JsonProcessingException;

/** How a kind of model is asked, by {@code POST}, and how its answers are read. */
public sealed interface Protocol permits OllamaProtocol, OpenAiProtocol, WebhookProtocol {

    /** The name of the assistant that speaks it. */
    String name();

    /** Where it is asked. */
    URI address();

    /** The media types that its answers have. */
    String accepted();

    /** JSON. */
    byte[] request(Conversation conversation);

    /** For one answer. */
    AnswerReader reader();

    /** @return the JSON of a record of ours */
    static byte[] json(Object request) {
        try {
            return Json.MAPPER.writeValueAsBytes(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
