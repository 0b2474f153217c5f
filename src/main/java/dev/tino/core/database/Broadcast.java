package dev.tino.core.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Tells the other nodes what already is in the database, many words at once: {@code NOTIFY} makes commits wait for each
 * other in the whole cluster, so it is kept out of the transactions that matter, and rare. What is lost with a node, or
 * while the database is away, those who listen find by looking.
 */
public final class Broadcast {

    private static final String NOTIFY = "select pg_notify($1, word) from unnest($2::text[]) as word";
    private static final int MOST_CHARACTERS = 7_000;
    private static final char SEPARATOR = ' ';

    private final Function<String[], Uni<?>> sender;
    private final Vertx vertx;
    private final String node;
    private final Duration pause;
    private final Set<String> words = new LinkedHashSet<>();
    private boolean busy;

    /** @param pause between two notifications */
    public Broadcast(Pool pool, Vertx vertx, String channel, String node, Duration pause) {
        this(payloads -> pool.preparedQuery(NOTIFY).execute(Tuple.of(channel, payloads)), vertx, node, pause);
    }

    /** @param sender tells payloads to the other nodes */
    Broadcast(Function<String[], Uni<?>> sender, Vertx vertx, String node, Duration pause) {
        this.sender = sender;
        this.vertx = vertx;
        this.node = node;
        this.pause = pause;
    }

    /** Gives on each word that another node told. */
    public static Consumer<String> hearing(String node, Consumer<String> heard) {
        return payload -> {
            String[] parts = payload.split(String.valueOf(SEPARATOR));
            for (int i = 1; i < parts.length && !parts[0].equals(node); i++) {
                heard.accept(parts[i]);
            }
        };
    }

    /** Says something soon; from any thread. */
    public void tell(Collection<String> said) {
        synchronized (words) {
            words.addAll(said);
            if (busy) {
                return;
            }
            busy = true;
        }
        send();
    }

    private void send() {
        String[] payloads;
        synchronized (words) {
            payloads = payloads();
            words.clear();
            if (payloads.length == 0) {
                busy = false;
                return;
            }
        }
        // A pool that is closed throws at once.
        Uni.createFrom().deferred(() -> sender.apply(payloads)).subscribe().with(told -> rest(), lost -> rest());
    }

    private void rest() {
        vertx.setTimer(pause.toMillis(), timer -> send());
    }

    private String[] payloads() {
        List<String> payloads = new ArrayList<>();
        var payload = new StringBuilder(node);
        for (String word : words) {
            if (payload.length() + word.length() > MOST_CHARACTERS) {
                payloads.add(payload.toString());
                payload.setLength(node.length());
            }
            payload.append(SEPARATOR).append(word);
        }
        if (payload.length() > node.length()) {
            payloads.add(payload.toString());
        }
        return payloads.toArray(String[]::new);
    }
}
