package dev.tino.chat.talk;

import static dev.tino.chat.run.Chatting.TALKS;
import static dev.tino.chat.run.Chatting.messages;
import static dev.tino.chat.run.Chatting.open;
import static dev.tino.chat.run.Chatting.say;
import static dev.tino.chat.run.Chatting.talk;
import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.chat.run.Chatting;
import dev.tino.chat.run.ScriptedAssistant;
import dev.tino.core.web.Cursor;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TalksTest {

    @Inject
    Pool pool;

    @Inject
    TalkService service;

    private Account ana;

    @BeforeEach
    void register() {
        ana = Account.register();
    }

    @Test
    void aTalkIsNamedAfterItsFirstWords() {
        Response opened = open(ana, "Quanto vendemos em janeiro na região Nordeste para clientes do varejo?");

        assertThat(opened.<String> path("talk.name")).isEqualTo("Quanto vendemos em janeiro na região Nordeste para…");
        assertThat(opened.<Map<String, Object>> path("talk")).containsOnlyKeys("id", "name", "createdAt", "lastActivityAt");
        assertThat(opened.<Map<String, Object>> path("message")).containsEntry("role", "user")
                .containsEntry("status", "completed")
                .containsOnlyKeys("id", "talkId", "role", "content", "status", "createdAt");
        Response got = ana.get(opened.header("Location"));
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.<String> path("name")).isEqualTo(opened.path("talk.name"));
    }

    @Test
    void talksAreListedByLastActivityAndPaged() {
        List<UUID> talks = List.of(talk(ana, "um"), talk(ana, "dois"), talk(ana, "três"));
        Chatting.ended(ana, say(ana, talks.get(0), "mais").path("runId"));

        Response first = ana.get(TALKS + "?limit=2");
        Response second = ana.get(TALKS + "?limit=2&cursor=" + first.path("nextCursor"));

        assertThat(first.<List<String>> path("items.name")).containsExactly("um", "três");
        assertThat(second.<List<String>> path("items.name")).containsExactly("dois");
        assertThat(second.<String> path("nextCursor")).isNull();
        assertInvalid(ana.get(TALKS + "?q=um&cursor=" + first.path("nextCursor")), "cursor");
        assertInvalid(ana.get(TALKS + "?limit=0"), "limit");
        String lines = ana.request().accept("application/x-ndjson").get(TALKS).asString();
        assertThat(lines.lines().map(line -> JsonPath.from(line).getString("name"))).containsExactly("um", "três", "dois");
    }

    @Test
    void wordsAreFoundWhateverTheirAccentsWithWhatStandsAroundThem() {
        UUID said = talk(ana, "Olá");
        Chatting.ended(ana, say(ana, said, "Quanto faturou a região do Ceará em março?").path("runId"));
        talk(ana, "Relatório de vendas");
        talk(Account.register(), "Ceará");

        Response found = ana.get(TALKS + "?q=CEARA regiao");

        assertThat(found.<List<String>> path("items.id")).containsExactly(said.toString());
        assertThat(found.<String> path("items[0].snippet")).contains("**região**", "**Ceará**");
        assertThat(ana.get(TALKS + "?q=relatorios venda").<List<String>> path("items.name"))
                .containsExactly("Relatório de vendas");
        assertThat(ana.get(TALKS + "?q=\"vendas de\"").<List<String>> path("items")).isEmpty();
        assertThat(ana.get(TALKS + "?q=-vendas").<List<String>> path("items")).isEmpty();
        assertThat(ana.get(TALKS + "?q=...").<List<String>> path("items")).isEmpty();
        assertInvalid(ana.request().queryParam("q", "a\0b").get(TALKS), "q");
    }

    @Test
    void whatIsFoundIsPagedToo() {
        List<String> names = IntStream.range(0, 5).mapToObj(i -> "Vendas " + i).toList();
        names.forEach(name -> talk(ana, name));

        var found = new ArrayList<String>();
        Response page = ana.get(TALKS + "?q=vendas&limit=2");
        while (true) {
            found.addAll(page.path("items.name"));
            if (page.path("nextCursor") == null) {
                break;
            }
            page = ana.get(TALKS + "?q=vendas&limit=2&cursor=" + page.path("nextCursor"));
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(names).endsWith("Vendas 0");
        assertThat(ana.request().accept("application/x-ndjson").get(TALKS + "?q=vendas").asString().lines()).hasSize(5);
    }

    /** Each snippet takes its time. */
    @Test
    void aPageOfWhatIsFoundIsShort() {
        pool.preparedQuery("""
                with t as (
                    insert into chat_talk (id, owner_id, name, messages, created_at, active_at)
                    select gen_random_uuid(), $1, 'x', 1, now(), now() from generate_series(1, 60) returning id
                )
                insert into chat_message (id, owner_id, talk_id, number, role, content, status, created_at)
                select gen_random_uuid(), $1, id, 1, 'user', 'Vendas de janeiro', 'completed', now()
                  from t""").executeAndAwait(Tuple.of(ana.id()));

        Response page = ana.get(TALKS + "?q=vendas&limit=500");

        assertThat(page.<List<String>> path("items.snippet")).hasSize(50)
                .allSatisfy(snippet -> assertThat(snippet).startsWith("**Vendas**"));
        Response rest = ana.get(TALKS + "?q=vendas&limit=500&cursor=" + page.path("nextCursor"));
        assertThat(rest.<List<String>> path("items.id")).hasSize(10);
        assertThat(ana.request().accept("application/x-ndjson").get(TALKS + "?q=vendas").asString().lines()).hasSize(60);
    }

    @Test
    void aTalkIsDeletedWithWhatIsAnsweredInItThoughWhoeverAskedHasLeft() {
        String question = "Quanto vendemos? " + UUID.randomUUID();
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        UUID id = UUID.fromString(open(ana, question).path("talk.id"));
        speech.prompt();

        service.delete(ana.id(), id).subscribe().with(deleted -> {
        }).cancel();

        speech.awaitCancelled();
    }

    @Test
    void aTalkIsRenamed() {
        UUID id = talk(ana, "Olá");

        Response renamed = ana.patch(TALKS + "/" + id, Map.of("name", " Vendas de janeiro "));

        assertThat(renamed.statusCode()).isEqualTo(200);
        assertThat(renamed.<String> path("name")).isEqualTo("Vendas de janeiro");
        assertThat(ana.get(TALKS + "/" + id).<String> path("name")).isEqualTo("Vendas de janeiro");
        assertInvalid(ana.patch(TALKS + "/" + id, Map.of("name", " ")), "name");
        assertInvalid(ana.patch(TALKS + "/" + id, Map.of("name", "x", "ownerId", UUID.randomUUID())), "ownerId");
        assertInvalid(ana.patch(TALKS + "/" + id, Map.of()), "name");
    }

    @Test
    void aDeletedTalkIsThereForARestorationAlone() {
        Response opened = open(ana, "Olá");
        UUID id = UUID.fromString(opened.path("talk.id"));
        Chatting.ended(ana, opened.path("runId"));
        String path = TALKS + "/" + id;

        assertThat(ana.delete(path).statusCode()).isEqualTo(204);

        for (Response gone : List.of(ana.get(path), ana.get(path + "/messages"), ana.get(path + "/export"),
                say(ana, id, "Olá"), ana.patch(path, Map.of("name", "x")), ana.delete(path),
                ana.request().accept("application/x-ndjson").get(path + "/messages"),
                Account.register().post(path + "/restore", "{}"))) {
            assertProblem(gone, 404, "TALK_NOT_FOUND");
        }
        assertProblem(ana.get(Chatting.RUNS + opened.path("runId")), 404, "RUN_NOT_FOUND");
        assertProblem(ana.post(Chatting.RUNS + opened.path("runId") + "/retry", "{}"), 404, "RUN_NOT_FOUND");
        assertThat(ana.get(TALKS).<List<String>> path("items")).isEmpty();
        assertThat(ana.get(TALKS + "?q=ola").<List<String>> path("items")).isEmpty();
        assertThat(ana.post(path + "/restore", "{}").statusCode()).isEqualTo(200);
        assertThat(ana.post(path + "/restore", "{}").<String> path("id")).isEqualTo(id.toString());
        assertThat(messages(ana, id).<List<String>> path("items.content")).containsExactly("Olá", "You said: Olá");
    }

    @Test
    void aTalkThatWasDeletedLongAgoIsRemoved() {
        Response opened = open(ana, "Olá");
        Chatting.ended(ana, opened.path("runId"));
        UUID id = UUID.fromString(opened.path("talk.id"));
        UUID kept = talk(ana, "Fica");
        ana.delete(TALKS + "/" + id);
        ana.delete(TALKS + "/" + kept);
        pool.preparedQuery("update chat_talk set deleted_at = now() - interval '31 days' where id = $1")
                .executeAndAwait(Tuple.of(id));

        new DeletedTalks(pool).removeBefore(Instant.now().minus(30, ChronoUnit.DAYS)).await().indefinitely();

        assertProblem(ana.post(TALKS + "/" + id + "/restore", "{}"), 404, "TALK_NOT_FOUND");
        assertThat(ana.post(TALKS + "/" + kept + "/restore", "{}").statusCode()).isEqualTo(200);
        for (String table : List.of("chat_message", "chat_run")) {
            assertThat(pool.preparedQuery("select count(*) from " + table + " where talk_id = $1")
                    .executeAndAwait(Tuple.of(id)).iterator().next().getLong(0)).isZero();
        }
    }

    @Test
    void messagesComeOldestFirstAndInPages() {
        UUID id = talk(ana, "um");
        Chatting.ended(ana, say(ana, id, "dois").path("runId"));

        Response first = ana.get(TALKS + "/" + id + "/messages?limit=3");
        Response second = ana.get(TALKS + "/" + id + "/messages?limit=3&cursor=" + first.path("nextCursor"));

        assertThat(first.<List<String>> path("items.content")).containsExactly("um", "You said: um", "dois");
        assertThat(first.<List<String>> path("items.role")).containsExactly("user", "assistant", "user");
        assertThat(second.<List<String>> path("items.content")).containsExactly("You said: dois");
        assertInvalid(ana.get(TALKS + "/" + talk(ana, "x") + "/messages?cursor=" + first.path("nextCursor")), "cursor");
        Response beyond = ana.get(TALKS + "/" + id + "/messages?cursor="
                + new Cursor(Cursor.fingerprint("messages", id), List.of("2147483647")).encode());
        assertThat(beyond.<List<String>> path("items")).isEmpty();
        String lines = ana.request().accept("application/x-ndjson").get(TALKS + "/" + id + "/messages").asString();
        assertThat(lines.lines()).hasSize(4).last().asString().contains("You said: dois");
    }

    @ParameterizedTest
    @ValueSource(strings = { "role", "type", "status", "answers", "ownerId" })
    void nobodySaysWhoHeIs(String field) {
        UUID id = talk(ana, "Olá");

        assertInvalid(ana.post(TALKS + "/" + id + "/messages", Map.of("content", "x", field, "assistant")), field);
        assertInvalid(ana.post(TALKS, Map.of("message", "x", field, "assistant")), field);
        assertThat(messages(ana, id).<List<String>> path("items")).hasSize(2);
    }

    @Test
    void aMessageIsSomethingThatCanBeSaid() {
        UUID id = talk(ana, "Olá");
        for (String content : List.of("", " \n\t ", "x".repeat(20_001), "x".repeat(100_000), "a\0b", "a\u001bb")) {
            assertInvalid(say(ana, id, content), "content");
            assertInvalid(ana.post(TALKS, Map.of("message", content)), "message");
        }
        assertInvalid(ana.post(TALKS + "/" + id + "/messages", "{\"content\": \"\\ud83d\"}"), "content");
        assertInvalid(ana.post(TALKS + "/" + id + "/messages", "{\"content\": 5}"), "content");
        assertInvalid(ana.post(TALKS + "/" + id + "/messages", "{}"), "content");
        assertProblem(ana.post(TALKS + "/" + id + "/messages", "[]"), 400, "MALFORMED");
        assertThat(messages(ana, id).<List<String>> path("items")).hasSize(2);

        String longest = "Olá\tvocê\n".repeat(3_000).substring(0, 20_000);
        assertThat(say(ana, id, longest).<String> path("message.content")).isEqualTo(longest);
    }

    @Test
    void somebodyElsesTalkIsNotFound() {
        UUID id = talk(ana, "Olá");
        Account bruno = Account.register();

        assertProblem(say(bruno, id, "x"), 404, "TALK_NOT_FOUND");
        assertProblem(messages(bruno, id), 404, "TALK_NOT_FOUND");
        assertThat(messages(ana, id).<List<String>> path("items")).hasSize(2);
    }

    @Test
    void aTalkIsExportedWhole() {
        UUID id = talk(ana, "Olá \"você\"");
        pool.preparedQuery(
                """
                        insert into chat_message (id, owner_id, talk_id, number, role, content, status, created_at)
                        select gen_random_uuid(), $1, $2, n, 'user', 'Pergunta ' || n, 'completed', now() from generate_series(3, 250) n""")
                .executeAndAwait(Tuple.of(ana.id(), id));

        Response markdown = ana.get(TALKS + "/" + id + "/export");
        Response json = ana.get(TALKS + "/" + id + "/export?format=json");

        assertThat(markdown.contentType()).startsWith("text/markdown");
        assertThat(markdown.header("Content-Disposition")).isEqualTo("attachment; filename=\"talk-%s.md\"".formatted(id));
        assertThat(markdown.asString()).startsWith("# Olá \"você\"\n\n## User, ")
                .contains("\n\nYou said: Olá \"você\"\n\n## User")
                .endsWith("\n\nPergunta 250\n");
        assertThat(json.contentType()).startsWith("application/json");
        assertThat(json.<String> path("talk.name")).isEqualTo("Olá \"você\"");
        assertThat(json.<List<String>> path("messages.content")).hasSize(250).endsWith("Pergunta 250");
        assertInvalid(ana.get(TALKS + "/" + id + "/export?format=pdf"), "format");
    }

    @Test
    void aPageHoldsNoMoreThanFitsIntoMemory() {
        UUID id = talk(ana, "um");
        pool.preparedQuery(
                """
                        insert into chat_message (id, owner_id, talk_id, number, role, content, status, answers, evidence, created_at)
                        select gen_random_uuid(), $1, $2, n, 'assistant', 'a' || n, 'completed', $2, '"' || repeat('x', 3 << 20) || '"', now()
                          from generate_series(3, 7) n""")
                .executeAndAwait(Tuple.of(ana.id(), id));

        Response first = messages(ana, id);
        Response second = ana.get(TALKS + "/" + id + "/messages?cursor=" + first.path("nextCursor"));

        assertThat(first.<List<String>> path("items.content")).containsExactly("um", "You said: um", "a3", "a4", "a5");
        assertThat(second.<List<String>> path("items.content")).containsExactly("a6", "a7");
        assertThat(second.<String> path("nextCursor")).isNull();
        String exported = ana.request().accept("application/x-ndjson").get("/api/v1/me/export").asString();
        assertThat(exported.lines().filter(line -> line.startsWith("{\"kind\":\"chat.message\""))).hasSize(7);
    }
}
