package dev.tino.core.web;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * A body that is written piece by piece, as the client takes it, with nothing put between the pieces. Quarkus writes a
 * Multi of its own accord only in a media type that is known when it is compiled, and as an array where that is JSON.
 *
 * @param pieces fails to break the connection off, which is how a client sees that something is missing; the log says why
 */
public record StreamedBody(String mediaType, Multi<byte[]> pieces) {

    private static final Logger LOG = Logger.getLogger(StreamedBody.class);

    /** Answers with it; what fails from then on is told by the end of the connection alone. */
    public Uni<Void> send(HttpServerResponse response) {
        response.setChunked(true).putHeader("Content-Type", mediaType);
        // The head goes at once: whoever waits for events wants to know that he does.
        return done(response.write(Buffer.buffer()))
                .chain(() -> pieces.onItem().transformToUniAndConcatenate(piece -> done(response.write(Buffer.buffer(piece))))
                        .collect().last())
                .chain(() -> done(response.end()))
                .onFailure(ClientGone.class).recoverWithNull()
                .onFailure().recoverWithUni(broken -> {
                    if (!response.closed()) {
                        LOG.warnf(broken, "An answer of type %s breaks off", mediaType);
                    }
                    response.reset();
                    return Uni.createFrom().voidItem();
                });
    }

    private static Uni<Void> done(Future<Void> written) {
        return Uni.createFrom().completionStage(written.toCompletionStage()).onFailure().transform(ClientGone::new);
    }

    /** The connection closes itself, and whoever waits for the end of the request hears of it; after a reset he would not. */
    private static final class ClientGone extends RuntimeException {

        private static final long serialVersionUID = 1;

        ClientGone(Throwable unwritten) {
            super(unwritten);
        }
    }
}
