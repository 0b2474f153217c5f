package dev.tino.chat.talk;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.web.Page;
import dev.tino.core.web.StreamedBody;
import io.smallrye.mutiny.Multi;

/** A whole talk, written page by page as the client takes it. */
@ApplicationScoped
class TalkExport {

    private final MessageRows messages;
    private final ObjectMapper json;
    private final MarkdownTalk markdown;

    TalkExport(MessageRows messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
        this.markdown = new MarkdownTalk();
    }

    StreamedBody of(UUID ownerId, TalkView talk, ExportFormat format) {
        Multi<Page<MessageView>> pages = Page
                .all(cursor -> messages.page(ownerId, talk.id(), MessageRows.MANY, cursor));
        Multi<String> texts = switch (format) {
            case MARKDOWN -> parts(markdown.head(talk), pages.map(this::markdown), "");
            case JSON -> parts("{\"talk\":" + json(talk) + ",\n\"messages\":[\n", lists(pages), "\n]}\n");
        };
        return new StreamedBody(format.mediaType(), texts.map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Multi<String> parts(String head, Multi<String> pages, String tail) {
        return Multi.createBy().concatenating()
                .streams(Multi.createFrom().item(head), pages, Multi.createFrom().item(tail));
    }

    private String markdown(Page<MessageView> page) {
        return page.items().stream().map(markdown::message).collect(Collectors.joining());
    }

    /** All but the last page are followed by another one. */
    private Multi<String> lists(Multi<Page<MessageView>> pages) {
        return pages.map(page -> page.items().stream().map(this::json)
                .collect(Collectors.joining(",\n", "", page.nextCursor() == null ? "" : ",\n")));
    }

    private String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
