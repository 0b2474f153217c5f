package dev.tino.chat.run;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.chat.assistant.Assistant;
import dev.tino.chat.talk.History;
import dev.tino.chat.talk.Messages;
import dev.tino.core.job.JobNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** A second node on the same database, which tells the others and hears nobody. */
record OtherNode(RunRows rows, RunEndings endings, RunEvents events, Runner runner) {

    record Settings(int atOnce, int waiting, int ofOneUser, Duration lease, Duration longest,
            int mostCharacters) implements RunConfig {
        static final Settings USUAL = new Settings(4, 4, 8, Duration.ofSeconds(30), Duration.ofMinutes(1), 1_000);
    }

    /** What it has of the application. */
    record Parts(Pool pool, Vertx vertx, ObjectMapper json, Messages messages, History history) {
    }

    static OtherNode with(Settings settings, Parts parts) {
        var node = new JobNode();
        return with(settings, parts, node, new RunRows(parts.pool, parts.json, node, settings), new ScriptedAssistant());
    }

    static OtherNode with(Settings settings, Parts parts, JobNode node, RunRows rows, Assistant assistant) {
        var signals = new RunSignals(null, node, parts.pool, parts.vertx);
        var endings = new RunEndings(parts.pool, parts.messages, node, signals, new SimpleMeterRegistry());
        var assistants = new Assistants(List.of(assistant), assistant.name());
        return new OtherNode(rows, endings, new RunEvents(parts.pool, signals),
                new Runner(settings, rows, endings, signals, parts.history, assistants, parts.json, parts.vertx));
    }
}
