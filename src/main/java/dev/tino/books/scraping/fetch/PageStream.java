package dev.tino.books.scraping.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;

import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;

import io.vertx.core.http.HttpClientRequest;

/**
 * The content of a page as it comes in. The REST client's own stream would, when closed, read on to an end that may never
 * come; this one ends the connection unless the page has ended.
 */
final class PageStream extends FilterInputStream {

    private final HttpClientRequest request;
    private volatile boolean ended;

    private PageStream(InputStream content, HttpClientRequest request) {
        super(content);
        this.request = request;
    }

    /** A filter of the REST client. */
    static void wrap(ClientRequestContext request, ClientResponseContext response) {
        InputStream content = response.getEntityStream();
        response.setEntityStream(new PageStream(content == null ? InputStream.nullInputStream() : content,
                ((ResteasyReactiveClientRequestContext) request).unwrap(HttpClientRequest.class)));
    }

    /** @return null when it broke off: nobody may be there any more whom a failure could reach */
    byte[] upTo(int most) {
        try (this) {
            byte[] bytes = readNBytes(most);
            ended = bytes.length < most;
            return bytes;
        } catch (IOException brokenOff) {
            return null;
        }
    }

    /** From any thread: one that is reading fails. */
    void abort() {
        if (!ended) {
            request.reset();
        }
    }

    @Override
    public void close() throws IOException {
        abort();
        super.close();
    }
}
