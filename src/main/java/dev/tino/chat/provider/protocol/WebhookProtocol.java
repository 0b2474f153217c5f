package dev.tino.chat.provider.protocol;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A workflow, such as one of n8n, that answers with text or JSON, whole or as a stream.
 *
 * @param address the workflow's own
 */
public record WebhookProtocol(URI address) implements Protocol {

    static final String NAME = "webhook";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String accepted() {
        return "application/json, text/plain;q=0.9";
    }

    @Override
    public byte[] request(Conversation conversation) {
        List<Message> messages = conversation.messages();
        int last = messages.size() - 1;
        return Protocol.json(new Request(messages.get(last).content(), conversation.talkId(), messages.subList(0, last)));
    }

    @Override
    public AnswerReader reader() {
        return new WebhookReader();
    }

    private record Request(@JsonProperty String chatInput, @JsonProperty UUID sessionId,
            @JsonProperty List<Message> history) {
    }
}
