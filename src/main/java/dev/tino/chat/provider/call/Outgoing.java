package dev.tino.chat.provider.call;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.function.Consumer;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;

import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/**
 * The body of a request, and a hold on the request and its answer. The REST client by itself knows no answer that neither
 * occupies a thread nor is read to its end when it is a refusal, nor can it be told to leave a request that is on its way
 * to a connection without losing that connection.
 */
final class Outgoing {

    private final byte[] body;
    private final Consumer<HttpClientResponse> answered;
    private volatile ResteasyReactiveClientRequestContext client;
    private volatile boolean aborted;

    /** @param answered takes the answer in the moment that its headers are there, before any of its content is */
    Outgoing(byte[] body, Consumer<HttpClientResponse> answered) {
        this.body = body;
        this.answered = answered;
    }

    /** From any thread: ends the connection, or keeps the request from being sent. */
    void abort() {
        aborted = true;
        HttpClientRequest request = request();
        if (request != null) {
            request.reset();
        }
    }

    private HttpClientRequest request() {
        return client == null ? null : client.unwrap(HttpClientRequest.class);
    }

    private void write(OutputStream stream) throws IOException {
        HttpClientRequest request = request();
        if (aborted) {
            // There is a connection, which would be lost without this; that it ends is no news for the log.
            request.exceptionHandler(ended -> {
            });
            request.reset();
            throw new IOException("Nobody waits for the answer any more");
        }
        // Behind the REST client, which hands the answer on later, when some of the content may have gone elsewhere.
        Vertx.currentContext().runOnContext(sent -> request.response().onSuccess(answered::accept));
        stream.write(body);
    }

    /** A filter and a writer of the REST client. */
    static final class Hold implements ResteasyReactiveClientRequestFilter, MessageBodyWriter<Outgoing> {

        @Override
        public void filter(ResteasyReactiveClientRequestContext client) {
            ((Outgoing) client.getEntity()).client = client;
        }

        @Override
        public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
            return type == Outgoing.class;
        }

        @Override
        public void writeTo(Outgoing outgoing, Class<?> type, Type genericType, Annotation[] annotations,
                MediaType mediaType, MultivaluedMap<String, Object> headers, OutputStream stream) throws IOException {
            outgoing.write(stream);
        }
    }
}
