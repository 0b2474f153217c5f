package dev.tino.chat.run;

import static dev.tino.chat.run.Chatting.RUNS;
import static dev.tino.chat.run.Chatting.TALKS;
import static dev.tino.chat.run.Chatting.ended;
import static dev.tino.chat.run.Chatting.events;
import static dev.tino.chat.run.Chatting.messages;
import static dev.tino.chat.run.Chatting.open;
import static dev.tino.chat.run.Chatting.say;
import static dev.tino.chat.run.Chatting.text;
import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.chat.assistant.Assistant;
import dev.tino.chat.assistant.Piece;
import dev.tino.chat.assistant.Prompt;
import dev.tino.chat.assistant.Turn;
import dev.tino.chat.run.Chatting.Event;
import dev.tino.chat.talk.History;
import dev.tino.chat.talk.Messages;
import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;
import dev.tino.core.idempotency.KeylessCreation;
import dev.tino.core.job.JobNode;
import dev.tino.core.privacy.PersonalData;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RunsTest {

    private static final Piece.Evidence EVIDENCE = new Piece.Evidence("select 1", List.of("n"), List.of(List.of(1)), false);

    @Inject
    Pool pool;
    @Inject
    Vertx vertx;
    @Inject
    ObjectMapper json;
    @Inject
    Messages messages;
    @Inject
    History history;

    @Inject
    RunService service;
    @Inject
    @All
    List<Assistant> models;
    @Inject
    @All
    List<PersonalData> personalData;

    private Account ana;
    /** Of this test alone. */
    private String question;

    @BeforeEach
    void register() {
        ana = Account.register();
        question = "Quanto vendemos? " + UUID.randomUUID();
    }

    @Test
    void anAnswerIsStreamedAndThenStandsInTheTalk() {
        ScriptedAssistant.on(question, prompt -> Multi.createFrom().items(new Piece.Token("Em janeiro\n"), EVIDENCE,
                new Piece.Token("R$ 12,50 \u0000😀")));

        Response opened = open(ana, question);
        List<Event> events = events(ana, opened.path("runId"), "");

        assertThat(opened.header("Location")).endsWith(TALKS + "/" + opened.path("talk.id"));
        assertThat(events).extracting(Event::type).containsExactly("token", "evidence", "token", "completed");
        assertThat(text(events)).isEqualTo("Em janeiro\nR$ 12,50 \uFFFD😀");
        Response run = ana.get(RUNS + opened.path("runId"));
        assertThat(run.<Map<String, Object>> path("")).containsEntry("status", "completed").containsEntry("error", null)
                .containsEntry("talkId", opened.path("talk.id")).containsEntry("messageId", opened.path("message.id"))
                .containsOnlyKeys("id", "talkId", "messageId", "answerId", "status", "error", "createdAt", "startedAt",
                        "finishedAt");
        Map<String, Object> answer = messages(ana, opened.path("talk.id")).path("items[1]");
        assertThat(answer).containsEntry("id", run.path("answerId")).containsEntry("role", "assistant")
                .containsEntry("content", text(events)).containsEntry("status", "completed")
                .containsEntry("answers", opened.path("message.id"))
                .containsEntry("evidence",
                        Map.of("sql", "select 1", "columns", List.of("n"), "rows", List.of(List.of(1)), "truncated", false));
    }

    @Test
    void aStreamThatIsCutAtAnyEventGoesOnAtAnotherNodeWithTheSameText() {
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        String run = open(ana, question).path("runId");
        List<String> words = IntStream.range(0, 6).mapToObj(i -> "palavra " + i + " ").toList();
        words.forEach(word -> {
            long before = stored(run);
            speech.say(word);
            Awaiting.until(() -> stored(run), now -> now > before);
        });
        speech.complete();
        List<Event> whole = events(ana, run, "");
        OtherNode other = otherNode(OtherNode.Settings.USUAL);

        for (int cut = 0; cut <= whole.size(); cut++) {
            String seen = cut == 0 ? "0" : whole.get(cut - 1).id();
            int number = RunEvent.number(UUID.fromString(run), Long.parseLong(seen), whole.size());
            var rest = other.events().read(UUID.fromString(run), number).await().indefinitely();

            assertThat(text(whole.subList(0, cut)) + text(Chatting.parse(rest.text()))).isEqualTo(String.join("", words));
            assertThat(rest.isEnd()).isTrue();
            if (cut < whole.size()) {
                assertThat(events(ana, run, seen)).isEqualTo(whole.subList(cut, whole.size()));
            }
        }
        assertThat(whole).hasSize(7);
    }

    @Test
    void whoHasSeenTheEndIsToldThatThereIsNoMore() {
        String run = answered(question);
        List<Event> events = events(ana, run, "");

        Response after = follow(ana, run, events.get(events.size() - 1).id());

        assertThat(after.statusCode()).isEqualTo(204);
        assertThat(after.asByteArray()).isEmpty();
    }

    @Test
    void anEventOfAnotherRunIsNoPlaceToGoOnFrom() {
        String run = answered(question);
        Event another = events(ana, answered("e outra"), "").get(0);

        assertInvalid(follow(ana, run, another.id()), "Last-Event-ID");
        for (String none : List.of("x", "-1", "1", "99999999999999999999")) {
            assertInvalid(follow(ana, run, none), "Last-Event-ID");
        }
    }

    @Test
    void aRunOfSomebodyElseIsNotFound() {
        String run = answered(question);
        Account bruno = Account.register();

        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question + "!");
        String active = open(ana, question + "!").path("runId");

        for (String id : List.of(run, active, UUID.randomUUID().toString())) {
            for (Response answer : List.of(bruno.get(RUNS + id), follow(bruno, id, "1"), follow(bruno, id, ""),
                    bruno.post(RUNS + id + "/cancel", "{}"), bruno.post(RUNS + id + "/retry", "{}"))) {
                assertProblem(answer, 404, "RUN_NOT_FOUND");
            }
        }
        assertThat(ana.get(RUNS + active).<String> path("finishedAt")).isNull();
        speech.complete();
    }

    @Test
    void cancellingStopsTheAssistantAndKeepsWhatItSaid() {
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        Response opened = open(ana, question);
        String run = opened.path("runId");
        speech.say("Em janeiro ", "vendemos");
        Awaiting.until(() -> stored(run), events -> events > 0);

        Response first = ana.post(RUNS + run + "/cancel", "{}");
        speech.awaitCancelled();
        Response second = ana.post(RUNS + run + "/cancel", "{}");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.<String> path("status")).isEqualTo("cancelled");
        assertThat(second.asString()).isEqualTo(first.asString());
        List<Event> events = events(ana, run, "");
        assertThat(events).last().extracting(Event::type).isEqualTo("cancelled");
        Response said = messages(ana, opened.path("talk.id"));
        assertThat(said.<String> path("items[1].content")).isEqualTo(text(events)).startsWith("Em janeiro");
        assertThat(said.<String> path("items[1].status")).isEqualTo("cancelled");
        assertThat(said.<String> path("items[1].id")).isEqualTo(first.path("answerId"));
    }

    @Test
    void theAssistantStopsBeforeThatIsStored() {
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        String run = open(ana, question).path("runId");
        speech.say("Em janeiro ");
        Awaiting.until(() -> stored(run), events -> events > 0);
        SqlConnection holder = pool.getConnection().await().indefinitely();
        Transaction holding = holder.begin().await().indefinitely();
        holder.preparedQuery("select from chat_run where id = $1 for update").execute(Tuple.of(UUID.fromString(run))).await()
                .indefinitely();

        var cancel = CompletableFuture.supplyAsync(() -> ana.post(RUNS + run + "/cancel", "{}"));

        speech.awaitCancelled();
        assertThat(cancel).isNotDone();
        holding.rollback().chain(holder::close).await().indefinitely();
        assertThat(cancel.join().<String> path("status")).isEqualTo("cancelled");
    }

    @Test
    void whatHasNotBegunToSpeakLeavesNoAnswerWhenItIsCancelled() {
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        Response opened = open(ana, question);
        speech.prompt();

        Response cancelled = ana.post(RUNS + opened.path("runId") + "/cancel", "{}");

        assertThat(cancelled.<String> path("answerId")).isNull();
        assertThat(messages(ana, opened.path("talk.id")).<List<String>> path("items.role")).containsExactly("user");
    }

    @Test
    void anotherNodeCancels() {
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        String run = open(ana, question).path("runId");
        speech.say("Em janeiro");

        boolean cancelled = otherNode(OtherNode.Settings.USUAL).endings().cancel(ana.id(), UUID.fromString(run)).await()
                .indefinitely();

        assertThat(cancelled).isTrue();
        speech.awaitCancelled();
        assertThat(ana.get(RUNS + run).<String> path("status")).isEqualTo("cancelled");
    }

    @Test
    void manyCancelAtOnceWhileTokensComeAndOneDoes() {
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        Response opened = open(ana, question);
        String run = opened.path("runId");
        speech.prompt();
        CompletableFuture<Void> talking = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 2_000; i++) {
                speech.say("palavra ");
            }
        });

        List<CompletableFuture<Response>> cancels = Stream
                .generate(() -> CompletableFuture.supplyAsync(() -> ana.post(RUNS + run + "/cancel", "{}"))).limit(8).toList();

        assertThat(cancels).allSatisfy(cancel -> assertThat(cancel.join().statusCode()).isEqualTo(200));
        talking.join();
        List<Event> events = events(ana, run, "");
        assertThat(events.stream().filter(event -> event.type().equals("cancelled"))).hasSize(1);
        List<String> answers = messages(ana, opened.path("talk.id")).path("items.findAll { it.role == 'assistant' }.content");
        assertThat(String.join("", answers)).isEqualTo(text(events));
        assertThat(answers).hasSizeLessThan(2);
    }

    @Test
    void whatHasEndedIsNotCancelled() {
        String run = answered(question);

        assertProblem(ana.post(RUNS + run + "/cancel", "{}"), 409, "RUN_FINISHED");
    }

    @Test
    void anAssistantThatFailsSaysWhyAndTheMessageCanBeAnsweredAgain() {
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        Response opened = open(ana, question);
        String failed = opened.path("runId");
        speech.say("Em ").fail(CoreError.UNAVAILABLE.because("The provider is away"));
        Response run = ended(ana, failed);
        ScriptedAssistant.Speech again = ScriptedAssistant.speech(question);

        Response retried = ana.post(RUNS + failed + "/retry", "{}");
        again.prompt();
        Response tooSoon = ana.post(RUNS + failed + "/retry", "{}");
        again.say("Em janeiro").complete();
        ended(ana, retried.path("id"));

        assertThat(run.<String> path("status")).isEqualTo("failed");
        assertThat(run.<Map<String, String>> path("error"))
                .isEqualTo(Map.of("code", "UNAVAILABLE", "detail", "The provider is away"));
        assertThat(retried.statusCode()).isEqualTo(201);
        assertThat(retried.header("Location")).endsWith(RUNS + retried.path("id"));
        assertThat(retried.<String> path("messageId")).isEqualTo(opened.path("message.id"));
        assertProblem(tooSoon, 409, "RUN_ACTIVE");
        Response said = messages(ana, opened.path("talk.id"));
        assertThat(said.<List<String>> path("items.content")).containsExactly(question, "Em ", "Em janeiro");
        assertThat(said.<List<String>> path("items.status")).containsExactly("completed", "failed", "completed");
    }

    @Test
    void whatGoesWrongInsideIsNotTold() {
        ScriptedAssistant.on(question, prompt -> {
            throw new IllegalStateException("a secret of the inside");
        });

        Response run = ended(ana, open(ana, question).path("runId"));

        assertThat(run.<String> path("error.code")).isEqualTo("INTERNAL");
        assertThat(run.asString()).doesNotContain("secret");
    }

    @Test
    void anAnswerThatMakesNoSenseFails() {
        ScriptedAssistant.on(question, prompt -> Multi.createFrom().items(new Piece.Token("Em "), new Piece.Token(null)));

        Response run = ended(ana, open(ana, question).path("runId"));

        assertThat(run.<String> path("error.code")).isEqualTo("INTERNAL");
        assertThat(run.<String> path("answerId")).isNotNull();
    }

    @Test
    void whatWasSaidBeforeIsTold() {
        Response opened = open(ana, "Olá");
        ended(ana, opened.path("runId"));
        UUID talk = UUID.fromString(opened.path("talk.id"));
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        String again = ana.post(RUNS + opened.path("runId") + "/retry", "{}").path("id");
        ended(ana, again);

        say(ana, talk, question).then().statusCode(201);

        assertThat(speech.prompt().talkId()).isEqualTo(talk);
        assertThat(speech.prompt().isAnalyst()).isFalse();
        assertThat(speech.prompt().turns()).containsExactly(new Turn(Turn.Speaker.USER, "Olá"),
                new Turn(Turn.Speaker.ASSISTANT, "You said: Olá"), new Turn(Turn.Speaker.USER, question));
        speech.complete();
    }

    @Test
    void anAnalystIsKnownAsOne() {
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);

        open(Account.with("user", "analyst"), question);

        assertThat(speech.prompt().isAnalyst()).isTrue();
        speech.complete();
    }

    @Test
    void aMessageThatIsSentAgainUnderItsKeyIsAnsweredOnce() {
        UUID talk = Chatting.talk(ana, "Olá");
        String path = TALKS + "/" + talk + "/messages";

        Response first = keyed("k").body(Map.of("content", question)).post(path);
        Response second = keyed("k").body(Map.of("content", question)).post(path);
        Response other = keyed("k").body(Map.of("content", "x")).post(path);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Location")).endsWith(RUNS + first.path("runId"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertInvalid(other, "Idempotency-Key");
        ended(ana, first.path("runId"));
        assertThat(messages(ana, talk).<List<String>> path("items.content")).containsExactly("Olá", "You said: Olá", question,
                "You said: " + question);
    }

    @Test
    void aRunWhoseNodeFellSilentFailsAndKeepsWhatWasSaid() {
        OtherNode other = otherNode(OtherNode.Settings.USUAL);
        Response opened = open(ana, "Olá");
        ended(ana, opened.path("runId"));
        NewRun run = retryOf(opened);
        other.rows().insert(pool, run).await().indefinitely();
        other.rows().begin(run.id()).await().indefinitely();
        other.rows().append(run.id(), 0, List.of(RunEvent.token(json, "Em "), RunEvent.token(json, "janeiro"))).await()
                .indefinitely();

        pool.preparedQuery("update chat_run set lease_until = now() - interval '1 s' where id = $1")
                .executeAndAwait(Tuple.of(run.id()));

        Response ended = ended(ana, run.id().toString());
        assertThat(ended.<String> path("status")).isEqualTo("failed");
        assertThat(ended.<String> path("error.code")).isEqualTo("RUN_INTERRUPTED");
        assertThat(messages(ana, opened.path("talk.id")).<String> path("items[2].content")).isEqualTo("Em janeiro");
        assertThat(other.rows().append(run.id(), 2, List.of(RunEvent.token(json, "!"))).await().indefinitely()).isFalse();
    }

    @Test
    void aNodeThatGoesDownEndsWhatItWorksOnAndWhatWaits() {
        OtherNode other = otherNode(
                new OtherNode.Settings(1, 1, 8, OtherNode.Settings.USUAL.lease(), OtherNode.Settings.USUAL.longest(), 1_000));
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        NewRun running = on(other, question);
        NewRun waiting = on(other, "Olá");
        speech.say("Em janeiro");
        Awaiting.until(() -> stored(running.id().toString()), events -> events > 0);

        other.runner().interrupt();

        speech.awaitCancelled();
        for (NewRun run : List.of(running, waiting)) {
            assertThat(ended(ana, run.id().toString()).<String> path("error.code")).isEqualTo("RUN_INTERRUPTED");
        }
        Awaiting.until(other.runner()::isIdle, idle -> idle);
        assertThat(messages(ana, running.talkId()).<List<String>> path("items.content")).contains("Em janeiro");
    }

    @ParameterizedTest
    @ValueSource(strings = { "RUN_TIMED_OUT", "ANSWER_TOO_LONG" })
    void anAnswerHasABound(String code) {
        OtherNode other = otherNode(new OtherNode.Settings(4, 4, 8, OtherNode.Settings.USUAL.lease(),
                Duration.ofMillis(code.equals("RUN_TIMED_OUT") ? 1 : 60_000), 1_000));
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        if (code.equals("RUN_TIMED_OUT")) {
            NewRun run = on(other, question);
            assertThat(ended(ana, run.id().toString()).<String> path("error.code")).isEqualTo(code);
            return;
        }

        NewRun run = on(other, question);
        speech.say("x".repeat(1_001));

        speech.awaitCancelled();
        assertThat(ended(ana, run.id().toString()).<String> path("error.code")).isEqualTo(code);
        assertThat(messages(ana, run.talkId()).<String> path("items[1].content")).isEqualTo("x".repeat(1_000));
    }

    @Test
    void deletingATalkCancelsWhatIsAnsweredInIt() {
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        Response opened = open(ana, question);
        speech.say("Em janeiro");

        ana.delete(TALKS + "/" + opened.path("talk.id")).then().statusCode(204);

        speech.awaitCancelled();
        assertProblem(ana.get(RUNS + opened.path("runId")), 404, "RUN_NOT_FOUND");
        ana.post(TALKS + "/" + opened.path("talk.id") + "/restore", "{}").then().statusCode(200);
        assertThat(ended(ana, opened.path("runId")).<String> path("status")).isEqualTo("cancelled");
    }

    @Test
    void oldEventsGoButForTheLast() {
        String run = answered(question);
        UUID id = UUID.fromString(run);
        pool.preparedQuery("update chat_run set finished_at = now() - interval '10 years' where id = $1")
                .executeAndAwait(Tuple.of(id));
        var old = new OldRunEvents(pool);

        long removed = old.removeBefore(Instant.parse("2020-01-01T00:00:00Z")).await().indefinitely();

        assertThat(removed).isPositive();
        assertThat(events(ana, run, "")).extracting(Event::type).containsExactly("completed");
    }

    /** Half of them would be an answer without its beginning. */
    @Test
    void oldEventsOfARunGoTogetherHoweverMany() {
        List<UUID> runs = Stream.of("a", "b").map(letter -> UUID.fromString(answered(question + letter))).toList();
        for (UUID run : runs) {
            pool.preparedQuery("""
                    insert into chat_run_event (run_id, number, type, data)
                    select $1, n, 'token', '{"text":"x"}' from generate_series(3, 25000) n""").executeAndAwait(Tuple.of(run));
            pool.preparedQuery(
                    "update chat_run set events = 25000, finished_at = now() - interval '10 years' where id = $1")
                    .executeAndAwait(Tuple.of(run));
        }

        new OldRunEvents(pool).removeBefore(Instant.parse("2020-01-01T00:00:00Z"), 1).await().indefinitely();

        assertThat(runs).allSatisfy(run -> assertThat(pool.preparedQuery("select number from chat_run_event where run_id = $1")
                .executeAndAwait(Tuple.of(run)).stream().map(row -> row.getInteger(0))).containsExactly(25_000));
    }

    @Test
    void whatIsStoredIsAnsweredThoughWhoeverSaidItHasLeft() {
        UUID talk = Chatting.talk(ana, "Olá");

        service.say(new Asker(ana.id(), false), talk, question, KeylessCreation.in(pool)).subscribe().with(started -> {
        }).cancel();

        assertThat(Awaiting.until(() -> messages(ana, talk).<List<String>> path("items.content"), said -> said.size() == 4))
                .endsWith(question, "You said: " + question);
    }

    @Test
    void aNodeIsToldOfACancelThoughWhoeverCancelledHasLeft() {
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        UUID run = UUID.fromString(open(ana, question).path("runId"));
        speech.prompt();
        var node = new JobNode();
        var told = new CompletableFuture<UUID>();
        var signals = new RunSignals(null, node, pool, vertx) {
            @Override
            void over(UUID id) {
                told.complete(id);
            }
        };

        new RunEndings(pool, messages, node, signals, new SimpleMeterRegistry()).cancel(ana.id(), run).subscribe()
                .with(ended -> {
                }).cancel();

        assertThat(told.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(run);
        speech.complete();
    }

    @Test
    void nobodyTakesAllPlaces() {
        var speeches = new ArrayList<ScriptedAssistant.Speech>();
        for (int i = 0; i < 8; i++) {
            speeches.add(ScriptedAssistant.speech(question + i));
            open(ana, question + i);
        }

        Response refused = ana.post(TALKS, Map.of("message", question));

        assertProblem(refused, 429, "TOO_MANY_RUNS");
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(ana.get(TALKS).<List<String>> path("items")).hasSize(8);
        open(Account.register(), question);
        speeches.forEach(ScriptedAssistant.Speech::complete);
        Awaiting.until(() -> ana.post(TALKS, Map.of("message", question)).statusCode(), status -> status == 201);
    }

    @Test
    void asManyAreWorkedOnAsTheAssistantTakesOn() {
        var one = new ScriptedAssistant() {
            @Override
            public int atOnce() {
                return 1;
            }
        };
        var node = new JobNode();
        OtherNode other = OtherNode.with(OtherNode.Settings.USUAL, parts(), node,
                new RunRows(pool, json, node, OtherNode.Settings.USUAL), one);
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        on(other, question);
        NewRun waiting = on(other, "Olá");
        speech.prompt();

        assertThat(ana.get(RUNS + waiting.id()).<String> path("status")).isEqualTo("pending");
        speech.complete();

        assertThat(ended(ana, waiting.id().toString()).<String> path("status")).isEqualTo("completed");
        assertThat(models).filteredOn(model -> model.name().equals("ollama")).extracting(Assistant::atOnce).containsExactly(4);
    }

    @Test
    void aNodeThatGoesDownBeginsNothing() {
        OtherNode other = otherNode(OtherNode.Settings.USUAL);
        Turns.Place place = other.runner().place(ana.id());
        NewRun run = kept(other, "Olá");

        other.runner().interrupt();

        assertThat(other.runner().isIdle()).isFalse();
        assertThatThrownBy(() -> other.runner().place(ana.id())).isInstanceOfSatisfying(Failure.class, refused -> {
            assertThat(refused.code()).isEqualTo(CoreError.UNAVAILABLE);
            assertThat(refused.headers()).containsKey("Retry-After");
        });
        other.runner().start(run, place);
        assertThat(ended(ana, run.id().toString()).<String> path("error.code")).isEqualTo("RUN_INTERRUPTED");
        Awaiting.until(other.runner()::isIdle, idle -> idle);
    }

    /** The database did it, and nobody heard. */
    @Test
    void whatIsStoredASecondTimeStandsThereOnce() {
        var lost = new AtomicInteger();
        var node = new JobNode();
        var rows = new RunRows(pool, json, node, OtherNode.Settings.USUAL) {
            @Override
            Uni<Boolean> append(UUID id, int stored, List<RunEvent> events) {
                return super.append(id, stored, events).invoke(mine -> {
                    if (lost.getAndIncrement() == 0) {
                        throw new IllegalStateException("The connection is lost");
                    }
                });
            }
        };
        OtherNode other = OtherNode.with(OtherNode.Settings.USUAL, parts(), node, rows, new ScriptedAssistant());

        NewRun run = on(other, question);

        assertThat(ended(ana, run.id().toString()).<String> path("status")).isEqualTo("completed");
        assertThat(lost).hasValue(2);
        assertThat(text(events(ana, run.id().toString(), ""))).isEqualTo("You said: " + question);
    }

    @Test
    void runsAreErasedBeforeTheMessagesThatTheyAnswer() {
        assertThat(personalData).extracting(PersonalData::kind).containsSubsequence("chat.run", "chat.message");
    }

    @Test
    void withoutTheAssistantThatIsNamedRunsFail() {
        var assistants = new Assistants(List.of(), "embedded");
        var turns = List.of(new Turn(Turn.Speaker.USER, "Olá"));

        var failure = new ArrayList<Throwable>();
        assistants.answer(new Prompt(UUID.randomUUID(), turns, false)).subscribe()
                .with(piece -> {
                }, failure::add);

        assertThat(failure).singleElement().asString().contains("There is no assistant named embedded here");
    }

    private OtherNode otherNode(OtherNode.Settings settings) {
        return OtherNode.with(settings, parts());
    }

    private OtherNode.Parts parts() {
        return new OtherNode.Parts(pool, vertx, json, messages, history);
    }

    /** Has another node answer in a new talk. */
    private NewRun on(OtherNode node, String message) {
        Turns.Place place = node.runner().place(ana.id());
        NewRun run = kept(node, message);
        node.runner().start(run, place);
        return run;
    }

    private NewRun kept(OtherNode node, String message) {
        return pool.withTransaction(transaction -> messages.open(transaction, ana.id(), message)
                .map(said -> new NewRun(UUID.randomUUID(), ana.id(), said.talk().id(), said.message().id(), said.number(),
                        false))
                .call(made -> node.rows().insert(transaction, made))).await().indefinitely();
    }

    private NewRun retryOf(Response opened) {
        return new NewRun(UUID.randomUUID(), ana.id(), UUID.fromString(opened.path("talk.id")),
                UUID.fromString(opened.path("message.id")), 1, false);
    }

    private String answered(String message) {
        String run = open(ana, message).path("runId");
        ended(ana, run);
        return run;
    }

    private long stored(String run) {
        return pool.preparedQuery("select events from chat_run where id = $1").executeAndAwait(Tuple.of(UUID.fromString(run)))
                .iterator().next().getInteger(0);
    }

    private RequestSpecification keyed(String key) {
        return ana.request().header("Idempotency-Key", key).contentType(ContentType.JSON);
    }

    private static Response follow(Account account, String run, String lastSeen) {
        return account.request().header("Last-Event-ID", lastSeen).get(RUNS + run + "/events");
    }
}
