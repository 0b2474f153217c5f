package dev.tino.compat.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.chat.ChatError;
import dev.tino.chat.run.ScriptedAssistant;
import dev.tino.core.crypto.KeyFolder;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Multi;

/** What the older system's front end sends, with what it gets back. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ChatRoutesTest {

    private static final String OID = "[0-9a-f]{24}";
    private static final String DATE = "20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @ConfigProperty(name = "tino.auth.keys-directory")
    Path folder;

    private Account ana;
    private String question;

    @BeforeEach
    void register() {
        ana = Account.register();
        question = "Quanto vendemos? " + UUID.randomUUID();
    }

    private static Response login(Object body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/login");
    }

    private Response open(String message) {
        Response opened = ana.post("/api/talk", Map.of("message", message));
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(201);
        return opened;
    }

    @Test
    void somebodyLogsInAndTalks() {
        ana.patch("/api/v1/me", Map.of("name", "Ana Souza", "department", "Vendas", "jobTitle", "Gerente")).then()
                .statusCode(200);
        Response session = login(Map.of("username", ana.email(), "password", Account.PASSWORD));
        assertThat(session.statusCode()).as(session.asString()).isEqualTo(200);
        assertThat(session.<Map<String, ?>> path("")).containsOnlyKeys("token", "user");
        assertThat(session.<Map<String, Object>> path("user")).containsOnlyKeys("id", "name", "email", "setor", "cargo")
                .containsEntry("name", "Ana Souza").containsEntry("email", ana.email()).containsEntry("setor", "Vendas")
                .containsEntry("cargo", "Gerente");
        assertThat(session.<String> path("user.id")).matches(OID);
        Account front = ana.by(session.path("token"));

        Response opened = front.post("/api/talk", Map.of("message", question));

        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(201);
        assertThat(opened.<Map<String, ?>> path("")).containsOnlyKeys("talk", "messages", "n8n_status");
        assertThat(opened.<Map<String, Object>> path("talk")).containsOnlyKeys("talk_id", "name", "created_at")
                .containsEntry("name", question.substring(0, 50) + "...");
        assertThat(opened.<String> path("talk.created_at")).matches(DATE);
        assertThat(opened.<String> path("n8n_status")).isEqualTo("success");
        assertThat(opened.<List<String>> path("messages.type")).containsExactly("user", "bot");
        assertThat(opened.<List<String>> path("messages.content")).containsExactly(question, "You said: " + question);
        String talk = opened.path("talk.talk_id");
        assertMessage(opened.path("messages[1]"), talk, session.path("user.id"));

        Response said = front.post("/api/message", Map.of("talk_id", talk, "content", "E agora?", "type", "user"));
        assertThat(said.statusCode()).as(said.asString()).isEqualTo(201);
        assertThat(said.<Map<String, ?>> path("")).containsOnlyKeys("messages", "n8n_status");
        assertThat(said.<List<String>> path("messages.content")).containsExactly(question, "You said: " + question, "E agora?",
                "You said: E agora?");
        Response messages = front.get("/api/messages-by-talk?talk_id=" + talk);
        assertThat(messages.<List<?>> path("")).isEqualTo(said.path("messages"));

        Response renamed = front.put("/api/talk", Map.of("talk_id", talk, "name", "Vendas"));
        assertThat(renamed.statusCode()).isEqualTo(200);
        assertThat(renamed.<String> path("message")).isEqualTo("Talk updated successfully");
        assertThat(renamed.<Map<String, String>> path("talk")).containsOnlyKeys("talk_id", "name", "updated_at")
                .containsEntry("talk_id", talk).containsEntry("name", "Vendas");
        Response list = front.get("/api/talk-user");
        assertThat(list.<List<?>> path("")).hasSize(1);
        assertTalk(list.path("[0]"), talk, "Vendas", session.path("user.id"));

        Response deleted = front.delete("/api/talk?talk_id=" + talk);
        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(deleted.asString()).isEqualTo("{\"message\":\"Talk and its messages deleted successfully\"}");
        assertThat(front.get("/api/talk-user").asString()).isEqualTo("[]");
        assertMessage(front.delete("/api/talk?talk_id=" + talk), 404, "Talk not found or access denied");
    }

    private static void assertTalk(Map<String, Object> talk, String id, String name, String userId) {
        assertThat(talk).containsOnlyKeys("_id", "name", "user_id", "create_at", "update_at", "is_deleted")
                .containsEntry("_id", Map.of("$oid", id)).containsEntry("user_id", Map.of("$oid", userId))
                .containsEntry("name", name).containsEntry("is_deleted", false);
        assertDate(talk.get("create_at"));
        assertDate(talk.get("update_at"));
    }

    private static void assertMessage(Map<String, Object> message, String talk, String userId) {
        assertThat(message)
                .containsOnlyKeys("_id", "type", "content", "talk_id", "user_id", "create_at", "update_at", "is_deleted")
                .containsEntry("talk_id", Map.of("$oid", talk)).containsEntry("user_id", Map.of("$oid", userId))
                .containsEntry("is_deleted", false);
        assertThat(((Map<?, ?>) message.get("_id")).get("$oid").toString()).matches(OID);
        assertDate(message.get("create_at"));
    }

    private static void assertDate(Object date) {
        assertThat(((Map<?, ?>) date).get("$date").toString()).matches(DATE);
    }

    @Test
    void aUserNameWillDoAndIsNoPattern() {
        ana.patch("/api/v1/me", Map.of("username", "ana." + ana.id())).then().statusCode(200);

        assertThat(login(Map.of("username", "ana." + ana.id(), "password", Account.PASSWORD)).statusCode()).isEqualTo(200);
        for (String pattern : List.of(".*", "ana.*", "^ana", "ana." + ana.id().toString().replace('-', '.'))) {
            assertNotVerified(login(Map.of("username", pattern, "password", Account.PASSWORD)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "null", "{}", "{\"username\": \"a@b.example\"}", "{\"password\": \"x\"}",
            "{\"username\": \"\", \"password\": \"\"}", "{\"username\": 1, \"password\": 2}",
            "{\"username\": {\"$ne\": null}, \"password\": {\"$ne\": null}}",
            "{\"username\": \"a\\u0000\", \"password\": \"x\"}", "{\"username\": \"a@b.example\", \"password\": \"wrong\"}" })
    void whoCannotBeVerifiedIsToldSo(String body) {
        assertNotVerified(login(body));
    }

    private static void assertNotVerified(Response response) {
        assertMessage(response, 401, "Could not verify");
        assertThat(response.header("WWW-Authenticate")).startsWith("Basic ");
    }

    @Test
    void theTokenSaysWhoCalls() {
        long now = Instant.now().getEpochSecond();

        Response me = ana.get("/api/me");

        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.<Map<String, Object>> path("")).containsOnlyKeys("user", "user_id", "name", "exp").containsEntry("user",
                ana.email());
        assertThat(me.<String> path("user_id")).matches(OID);
        assertThat(me.<Integer> path("exp").longValue()).isGreaterThan(now);
        assertThat(ana.get("/api/me").<String> path("user_id")).isEqualTo(me.path("user_id"));
    }

    @ParameterizedTest
    @CsvSource({ "GET,/api/me", "GET,/api/talk-user", "POST,/api/talk", "PUT,/api/talk", "DELETE,/api/talk",
            "GET,/api/messages-by-talk", "POST,/api/message" })
    void whoHasNoGoodTokenIsToldWhy(String method, String path) {
        KeyFolder keys = KeyFolder.load(folder);
        String expired = Jwt.issuer("tino").subject(ana.id().toString()).expiresAt(Instant.now().minusSeconds(60)).jws()
                .keyId(keys.currentId()).sign(keys.keys().get(keys.currentId()));

        assertMessage(given().contentType(ContentType.JSON).request(method, path), 401, "Token is missing!");
        assertMessage(ana.by(expired).request().contentType(ContentType.JSON).request(method, path), 401,
                "Token has expired!");
        assertMessage(ana.by("lixo").request().contentType(ContentType.JSON).request(method, path), 401, "Token is invalid!");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "POST|/api/talk|''|Request body is required",
            "POST|/api/talk|{}|Request body is required",
            "POST|/api/talk|{|Request body is required", "POST|/api/talk|[1]|Request body is required",
            "POST|/api/talk|{\"text\": \"x\"}|Message is required", "POST|/api/talk|{\"message\": \"\"}|Message is required",
            "POST|/api/talk|{\"message\": 7}|Message is required",
            "POST|/api/talk|{\"message\": \" \"}|Message must not be blank",
            "POST|/api/talk|{\"message\": \"\\u0000\"}|Message must not hold control characters",
            "PUT|/api/talk|''|Request body is required", "PUT|/api/talk|{\"name\": \"x\"}|talk_id is required",
            "PUT|/api/talk|{\"talk_id\": \"x\"}|name is required",
            "PUT|/api/talk|{\"talk_id\": \"x\", \"name\": \"\\n\"}|name must not hold control characters",
            "DELETE|/api/talk|''|talk_id is required", "DELETE|/api/talk?talk_id=|''|talk_id is required",
            "GET|/api/messages-by-talk|''|talk_id is required as query parameter",
            "POST|/api/message|{}|Request body is required", "POST|/api/message|{\"content\": \"x\"}|talk_id is required",
            "POST|/api/message|{\"talk_id\": \"x\"}|content is required",
            "POST|/api/message|{\"talk_id\": \"x\", \"content\": \"x\", \"type\": \"bot\"}|type must be user",
            "POST|/api/message|{\"talk_id\": \"x\", \"content\": \"x\", \"type\": 1}|type must be user" })
    void whatLacksSomethingIsRefused(String method, String path, String body, String message) {
        assertMessage(ana.request().contentType(ContentType.JSON).body(body).request(method, path), 400, message);
    }

    @Test
    void aTalkThatIsNotTheCallersIsNotFoundWhateverItsId() {
        String anas = open(question).path("talk.talk_id");
        Account bruno = Account.register();
        for (String id : List.of(anas, anas.toUpperCase(), "x", "..", "f".repeat(24), "0".repeat(24),
                UUID.randomUUID().toString())) {
            for (Response answer : List.of(bruno.put("/api/talk", Map.of("talk_id", id, "name", "x")),
                    bruno.delete("/api/talk?talk_id=" + id), bruno.get("/api/messages-by-talk?talk_id=" + id),
                    bruno.post("/api/message", Map.of("talk_id", id, "content", "x")))) {
                assertMessage(answer, 404, "Talk not found or access denied");
            }
        }
        assertThat(ana.get("/api/messages-by-talk?talk_id=" + anas).<List<?>> path("")).hasSize(2);
        String last = anas.substring(23);
        String forged = (anas.startsWith("0") ? "1" : "0") + anas.substring(1, 23) + last;
        assertThat(ana.get("/api/messages-by-talk?talk_id=" + forged).statusCode()).isEqualTo(404);
    }

    @Test
    void idsOfTinosOwnAreTaken() {
        String talk = ana.post("/api/v1/chat/talks", Map.of("message", question)).path("talk.id");

        Response said = ana.post("/api/message", Map.of("talk_id", talk, "content", "E agora?"));

        assertThat(said.statusCode()).as(said.asString()).isEqualTo(201);
        assertThat(said.<String> path("messages[0].talk_id.$oid")).matches(OID);
    }

    @Test
    void whereTheAssistantFailsTheMessagesComeWithoutAnAnswer() {
        ScriptedAssistant.on(question, prompt -> Multi.createFrom()
                .failure(ChatError.ASSISTANT_NOT_CONFIGURED.because("nobody is here")));

        Response opened = open(question);

        assertThat(opened.<String> path("n8n_status")).isEqualTo("error");
        assertThat(opened.<List<String>> path("messages.content")).containsExactly(question);
    }

    @Test
    void anAnswerThatTakesTooLongComesLater() {
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);

        Response opened = open(question);

        assertThat(opened.time()).isLessThan(Duration.ofSeconds(15).toMillis());
        assertThat(opened.<String> path("n8n_status")).isEqualTo("error");
        assertThat(opened.<List<String>> path("messages.type")).containsExactly("user");
        speech.say("Muito.").complete();
        Awaiting.until(() -> ana.get("/api/messages-by-talk?talk_id=" + opened.path("talk.talk_id"))
                .<List<String>> path("content"), contents -> contents.equals(List.of(question, "Muito.")));
    }

    @Test
    void whatIsSaidAgainWhileItIsBeingAnsweredIsOneTalk() {
        ScriptedAssistant.Speech speech = ScriptedAssistant.speech(question);
        CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> open(question));
        speech.prompt();
        CompletableFuture<Response> second = CompletableFuture.supplyAsync(() -> open(question));
        Awaiting.until(() -> ana.get("/api/talk-user").<List<?>> path(""), talks -> talks.size() == 1);
        speech.say("Muito.").complete();

        assertThat(first.join().<String> path("talk.talk_id")).isEqualTo(second.join().path("talk.talk_id"));
        assertThat(ana.get("/api/talk-user").<List<?>> path("")).hasSize(1);
    }

    @Test
    void whoDoesNotReadHtmlIsWelcomedInJson() {
        for (Response welcome : List.of(given().get("/"), given().accept("application/json").get("/"))) {
            assertThat(welcome.statusCode()).isEqualTo(200);
            assertThat(welcome.asString())
                    .isEqualTo("{\"status\":\"healthy\",\"service\":\"ChatAI Backend\",\"msg\":\"Bem-vindo à API.\"}");
        }
        assertThat(given().accept("text/html").redirects().follow(false).get("/").statusCode()).isEqualTo(303);
    }

    private static void assertMessage(Response response, int status, String message) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/json");
        assertThat(response.<Map<String, String>> path("")).containsExactly(Map.entry("message", message));
        assertThat(response.header("Deprecation")).startsWith("@");
    }
}
