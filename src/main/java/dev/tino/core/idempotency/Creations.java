package dev.tino.core.idempotency;

import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.web.RequestPath;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Serves requests that create something, each once for its {@code Idempotency-Key}. */
@ApplicationScoped
public class Creations {

    private final CurrentVertxRequest request;
    private final KeptAnswers answers;
    private final ObjectMapper json;
    private final Pool pool;
    private final Vertx vertx;

    Creations(CurrentVertxRequest request, KeptAnswers answers, ObjectMapper json, Pool pool, Vertx vertx) {
        this.request = request;
        this.answers = answers;
        this.json = json;
        this.pool = pool;
        this.vertx = vertx;
    }

    /** Serves a request whose body was read into a record and whose answer is short; else as {@link #onceInBulk}. */
    public <T> Uni<RestResponse<byte[]>> once(UUID ownerId, Object input, Function<T, Answer> teller,
            Function<Creation<T>, Uni<T>> create) {
        return onceInBulk(ownerId, out -> out.write(json.writeValueAsBytes(input)),
                created -> Uni.createFrom().item(teller.apply(created)), create);
    }

    /**
     * Serves a request: the first time by doing what it asks for, then by the same answer. While the first one runs a
     * second is refused, and so is another request under the same key.
     *
     * @param ownerId the account that the key belongs to
     * @param teller writes the answer; inside the transaction when there is a key
     * @param create does the work; what it inserts it inserts in {@link Creation#transaction}. The answer is kept as it
     *        is, so it must hold no secret
     */
    public <T> Uni<RestResponse<byte[]>> onceInBulk(UUID ownerId, Content content, Function<T, Uni<Answer>> teller,
            Function<Creation<T>, Uni<T>> create) {
        RoutingContext context = request.getCurrent();
        String name = IdempotencyKey.name(context.request().headers().getAll(IdempotencyKey.HEADER));
        if (name == null) {
            return serve(null, teller, create).map(answer -> answer.response(false));
        }
        String route = context.request().method() + " " + RequestPath.of(context);
        return vertx.executeBlocking(() -> IdempotencyKey.of(ownerId, name, route, content), false)
                // Before the work too, which may be long; the transaction asks again.
                .call(answers::check)
                .chain(key -> serve(key, teller, create))
                .map(answer -> answer.response(false))
                .onFailure(Replay.class).recoverWithItem(replay -> replay.answer().response(true));
    }

    private <T> Uni<Answer> serve(IdempotencyKey key, Function<T, Uni<Answer>> teller, Function<Creation<T>, Uni<T>> create) {
        var creation = new Creation<>(pool, answers, key, teller);
        return create.apply(creation).chain(creation::answer);
    }

    /** For a request that cannot have a key, such as one of our pages. */
    public <T> Creation<T> withoutKey() {
        return new Creation<>(pool, answers, null, null);
    }

    /** Forgets the answer that tells of something, when that is to leave no trace. */
    public Uni<Void> forget(SqlClient transaction, String location) {
        return answers.forget(transaction, location);
    }

    /** 201 with a short body. */
    public Answer created(String location, Object body) {
        try {
            return Answer.created(location, json.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
