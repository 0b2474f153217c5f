package dev.tino.core.job.route;

import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.concurrent.Flow;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.ext.web.RoutingContext;

/**
 * Quarkus writes a Multi of its own accord only with a media type that is known when it is compiled, and a status of 200;
 * see the writer of files in resteasy-reactive-vertx for how a writer takes its time.
 */
@Provider
public class StreamedBodyWriter implements ServerMessageBodyWriter<StreamedBody> {

    private static final Logger LOG = Logger.getLogger(StreamedBodyWriter.class);

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == StreamedBody.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == StreamedBody.class;
    }

    @Override
    public void writeResponse(StreamedBody body, Type genericType, ServerRequestContext request) {
        var context = (ResteasyReactiveRequestContext) request;
        context.suspend();
        ServerHttpResponse response = context.serverResponse().setChunked(true);
        var writing = new Writing(context, response);
        response.addCloseHandler(writing::clientIsGone);
        // The head goes at once: whoever waits for events wants to know that he does.
        response.write(new byte[0]).whenComplete((written, failure) -> body.pieces().subscribe(writing));
    }

    @Override
    public void writeTo(StreamedBody body, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, Object> headers, OutputStream out) {
        throw new UnsupportedOperationException("Only for the server");
    }

    /** Takes the next piece when the last one is on its way. */
    private static final class Writing implements MultiSubscriber<byte[]> {

        private final ResteasyReactiveRequestContext context;
        private final ServerHttpResponse response;
        private Flow.Subscription pieces;
        private boolean isOver;

        Writing(ResteasyReactiveRequestContext context, ServerHttpResponse response) {
            this.context = context;
            this.response = response;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            pieces = subscription;
            if (isOver) {
                subscription.cancel();
            } else {
                subscription.request(1);
            }
        }

        void clientIsGone() {
            if (pieces != null) {
                pieces.cancel();
            }
            end();
        }

        private void end() {
            if (!isOver) {
                isOver = true;
                context.resume();
            }
        }

        @Override
        public void onItem(byte[] piece) {
            response.write(piece).whenComplete((written, failure) -> {
                if (failure == null) {
                    pieces.request(1);
                } else {
                    clientIsGone();
                }
            });
        }

        @Override
        public void onFailure(Throwable failure) {
            LOG.warnf("An answer is broken off: %s", failure);
            context.unwrap(RoutingContext.class).request().connection().close();
            end();
        }

        @Override
        public void onCompletion() {
            response.end();
            end();
        }
    }
}
