package dev.tino.core.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** <a href="https://github.com/ndjson/ndjson-spec">NDJSON</a>: one JSON value a line, written batch by batch. */
@ApplicationScoped
public class Ndjson {

    public static final String MEDIA_TYPE = "application/x-ndjson";

    /** Rows to a page when all of them are streamed. */
    public static final int PAGE = 500;

    private final ObjectWriter json;

    Ndjson(ObjectMapper mapper) {
        this.json = mapper.writer();
    }

    /**
     * Writes every row of a list, page after page as the client takes them, so that memory holds one page.
     *
     * @param pages the page that begins at a cursor, null for the first
     */
    public <T> Multi<byte[]> write(Function<String, Uni<Page<T>>> pages) {
        return Page.all(pages)
                .filter(page -> !page.items().isEmpty())
                .map(page -> lines(page.items()));
    }

    /** Values as lines. The last one has no line feed: the response writer ends each item with one. */
    public byte[] lines(List<?> values) {
        var out = new ByteArrayOutputStream(values.size() * 256);
        try {
            for (Object value : values) {
                if (out.size() > 0) {
                    out.write('\n');
                }
                out.write(json.writeValueAsBytes(value));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
