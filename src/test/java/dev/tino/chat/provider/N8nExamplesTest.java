package dev.tino.chat.provider;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import dev.tino.chat.provider.protocol.AnswerReader;
import dev.tino.chat.provider.protocol.Conversation;
import dev.tino.chat.provider.protocol.Message;
import dev.tino.chat.provider.protocol.WebhookProtocol;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The workflows that come with Tino name what Tino has. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class N8nExamplesTest {

    private static final Path EXAMPLES = Path.of("examples", "n8n");
    private static final Pattern QUOTED = Pattern.compile("\"(\\w+)\"\\s*:");
    private static final Pattern OF_REQUEST = Pattern.compile("\\$json\\.body\\.(\\w+)");

    private final WebhookProtocol webhook = new WebhookProtocol(URI.create("http://localhost:5678/webhook/tino"));

    @Test
    void theWorkflowThatAsksTinoCallsRoutesThatThereAre() throws IOException {
        JsonObject workflow = workflow("say-in-a-talk.json");
        JsonObject say = node(workflow, "Say");
        JsonObject listen = node(workflow, "Listen");

        JsonObject said = operation(say);
        assertThat(names(QUOTED, say.getString("jsonBody"))).isEqualTo(Set.of("content"));
        assertThat(schema(said.getJsonObject("requestBody")).fieldNames()).contains("content");
        assertThat(schema(said.getJsonObject("responses").getJsonObject("201")).fieldNames()).contains("runId");
        assertThat(said.getJsonArray("parameters").encode()).contains("#/components/parameters/IdempotencyKey");
        assertThat(say.getJsonObject("headerParameters").getJsonArray("parameters").getJsonObject(0).getString("name"))
                .isEqualTo("Idempotency-Key");
        assertThat(listen.getString("url")).contains("{{ $json.runId }}");
        assertThat(operation(listen).encode()).contains("event: token\\ndata: {\\\"text\\\":", "event: completed");
        assertThat(node(workflow, "Answer").getString("jsCode")).contains("'token'", ".text", "'completed'");
    }

    @Test
    void theWorkflowThatAnswersReadsWhatTinoSends() throws IOException {
        JsonObject workflow = workflow("answer-for-tino.json");
        Conversation conversation = new Conversation(UUID.randomUUID(), List.of(new Message(Message.Role.USER, "Olá")));

        JsonObject sent = new JsonObject(Buffer.buffer(webhook.request(conversation)));

        assertThat(names(OF_REQUEST, workflow.encode())).isEqualTo(sent.fieldNames());
        assertThat(node(workflow, "Tino asks").getString("httpMethod")).isEqualTo("POST");
        assertThat(Files.readString(EXAMPLES.resolve("README.md"))).contains(webhook.address().toString(),
                "`chatInput`", "`sessionId`", "`history`");
    }

    @Test
    void tinoReadsWhatTheWorkflowAnswers() throws IOException {
        String body = node(workflow("answer-for-tino.json"), "Tino is answered").getString("responseBody");
        AnswerReader reader = webhook.reader();
        StringBuilder text = new StringBuilder();

        String field = names(QUOTED, body).iterator().next();
        reader.read(new JsonObject().put(field, "Sim").encode(), text::append);
        reader.end(text::append);

        assertThat(text).hasToString("Sim");
    }

    @Test
    void everyNodeIsReached() throws IOException {
        for (String file : List.of("say-in-a-talk.json", "answer-for-tino.json")) {
            JsonObject workflow = workflow(file);
            Set<String> names = new HashSet<>();
            workflow.getJsonArray("nodes").forEach(node -> names.add(((JsonObject) node).getString("name")));

            JsonObject connections = workflow.getJsonObject("connections");
            assertThat(names).containsAll(connections.fieldNames());
            Set<String> reached = names(Pattern.compile("\"node\":\"([^\"]+)\""), connections.encode());
            assertThat(names).containsAll(reached).hasSize(reached.size() + 1);
        }
    }

    private static JsonObject workflow(String file) throws IOException {
        return new JsonObject(Files.readString(EXAMPLES.resolve(file)));
    }

    private static JsonObject node(JsonObject workflow, String name) {
        return workflow.getJsonArray("nodes").stream().map(JsonObject.class::cast)
                .filter(node -> node.getString("name").equals(name)).findFirst().orElseThrow().getJsonObject("parameters");
    }

    /** What Tino says of the route that a node calls. */
    private static JsonObject operation(JsonObject call) {
        String path = call.getString("url").replaceFirst("^=\\{\\{[^}]*}}", "").replaceAll("\\{\\{[^}]*}}", "{id}");
        JsonObject document = document();
        JsonObject route = document.getJsonObject("paths").getJsonObject(path);
        assertThat(route).as(path).isNotNull();
        JsonObject operation = route.getJsonObject(call.getString("method").toLowerCase(Locale.ROOT));
        assertThat(operation).as(call.getString("method")).isNotNull();
        return operation.put("parameters", all(operation, route));
    }

    private static JsonArray all(JsonObject operation, JsonObject route) {
        return new JsonArray().addAll(operation.getJsonArray("parameters", new JsonArray()))
                .addAll(route.getJsonArray("parameters", new JsonArray()));
    }

    private static JsonObject schema(JsonObject part) {
        String reference = part.getJsonObject("content").getJsonObject("application/json").getJsonObject("schema")
                .getString("$ref");
        return document().getJsonObject("components").getJsonObject("schemas")
                .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1)).getJsonObject("properties");
    }

    private static JsonObject document() {
        return new JsonObject(given().accept("application/json").get("/q/openapi").asString());
    }

    private static Set<String> names(Pattern pattern, String text) {
        Set<String> names = new HashSet<>();
        pattern.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
