package dev.tino.chat.provider.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.chat.provider.protocol.Message.Role;
import dev.tino.core.error.Failure;
import io.vertx.core.json.JsonObject;

class ProtocolTest {

    private static final Protocol OLLAMA = new OllamaProtocol(URI.create("http://x:1"), "gemma3:1b");
    private static final Protocol OPENAI = new OpenAiProtocol(URI.create("http://x:1/y"), "m");
    private static final Protocol WEBHOOK = new WebhookProtocol(URI.create("http://x:1/webhook/z"));
    private static final Conversation CONVERSATION = new Conversation(
            UUID.fromString("00000000-0000-0000-0000-000000000017"), List.of(new Message(Role.USER, "Olá \"ç\""),
                    new Message(Role.ASSISTANT, "Bom dia"), new Message(Role.USER, "Quanto?")));
    private static final String HISTORY = """
            [{"role":"user","content":"Olá \\"ç\\""},{"role":"assistant","content":"Bom dia"}""";

    @Test
    void eachIsAskedInItsOwnWords() {
        assertThat(OLLAMA.address()).hasToString("http://x:1/api/chat");
        assertThat(OPENAI.address()).hasToString("http://x:1/y/v1/chat/completions");
        assertThat(WEBHOOK.address()).hasToString("http://x:1/webhook/z");
        String rest = HISTORY + ",{\"role\":\"user\",\"content\":\"Quanto?\"}],\"stream\":true}";
        assertThat(request(OLLAMA)).isEqualTo(new JsonObject("{\"model\":\"gemma3:1b\",\"messages\":"
                + rest.replaceFirst("}$", ",\"options\":{\"num_ctx\":4096}}")));
        assertThat(request(OPENAI)).isEqualTo(new JsonObject("{\"model\":\"m\",\"messages\":" + rest));
        assertThat(request(WEBHOOK)).isEqualTo(new JsonObject("{\"chatInput\":\"Quanto?\",\"sessionId\":"
                + "\"00000000-0000-0000-0000-000000000017\",\"history\":" + HISTORY + "]}"));
    }

    @ParameterizedTest
    @CsvSource({ "6000, 4096", "6300, 8192", "24000, 16384", "60000, 32768", "500000, 131072" })
    void ollamaIsAskedForAWindowInWhichAllFitsAndAnAnswer(int characters, int window) {
        var conversation = new Conversation(UUID.randomUUID(), List.of(new Message(Role.SYSTEM, "x".repeat(characters - 100)),
                new Message(Role.USER, "x".repeat(100))));

        assertThat(request(OLLAMA, conversation).getJsonObject("options").getInteger("num_ctx")).isEqualTo(window);
    }

    private static JsonObject request(Protocol protocol) {
        return request(protocol, CONVERSATION);
    }

    private static JsonObject request(Protocol protocol, Conversation conversation) {
        return new JsonObject(new String(protocol.request(conversation), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "{\"output\":\"sim\"}|sim", "{\"message\":\"sim\"}|sim", "{\"text\":\"sim\"}|sim", "{\"response\":\"sim\"}|sim",
            "{\"result\":\"sim\"}|sim", "{\"answer\":\"sim\"}|sim", "{\"content\":\"sim\"}|sim",
            "[{\"output\":\"sim\"},{}]|sim",
            "{\"content\":\"não\",\"output\":\"sim\"}|sim", "{\"output\":null,\"text\":\"\",\"answer\":\"sim\"}|sim",
            "{\"message\":{\"role\":\"assistant\",\"content\":\"sim\"}}|sim", "\"sim\"|sim", "[\"sim\"]|sim", "42|42",
            "{\"output\":42}|42", "sim, de fato|sim, de fato", "{ sim|{ sim", "{\"error\":null,\"output\":\"sim\"}|sim" })
    void theUsualShapesOfAWorkflowsAnswerAreRead(String answer, String expected) {
        assertThat(read(WEBHOOK, answer)).isEqualTo(expected);
    }

    @Test
    void aWorkflowsTextKeepsItsLines() {
        assertThat(read(WEBHOOK, "", "# Vendas", "", "- 10", "")).isEqualTo("# Vendas\n\n- 10");
        assertThat(read(WEBHOOK, "{", "  \"output\": \"sim\\n\"", "}")).isEqualTo("sim\n");
    }

    @Test
    void aWorkflowsStreamIsRead() {
        assertThat(read(WEBHOOK, "{\"type\":\"begin\",\"metadata\":{\"nodeName\":\"Agent\"}}",
                "{\"type\":\"item\",\"content\":\"si\"}", "", "{\"type\":\"item\",\"content\":\"m\"}", "{\"type\":\"end\"}"))
                .isEqualTo("sim");
        assertThat(failure(WEBHOOK, "{\"type\":\"begin\"}", "{\"type\":\"error\",\"content\":\"oh\"}").code())
                .isEqualTo(ModelError.MODEL_FAILED);
    }

    @Test
    void whatAModelThinksIsNoAnswer() {
        assertThat(read(OPENAI, "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\",\"content\":null}}]}", "",
                "data: {\"choices\":[{\"delta\":{\"content\":\"sim\"}}]}", "", "data: {\"choices\":[]}", "", "data: [DONE]",
                ""))
                .isEqualTo("sim");
        assertThat(read(OLLAMA, "{\"message\":{\"content\":\"\",\"thinking\":\"hm\"},\"done\":false}",
                "{\"message\":{\"content\":\"sim\"},\"done\":true}")).isEqualTo("sim");
    }

    @Test
    void eventsMayHaveCommentsAndOtherFields() {
        assertThat(read(OPENAI, ": OPENROUTER PROCESSING", "", "event: message", "id: 1", "data:{\"choices\":[",
                "data: {\"delta\":{\"content\":\"sim\"},\"finish_reason\":\"stop\"}]}", "")).isEqualTo("sim");
    }

    @Test
    void aServerThatDoesNotStreamIsReadAsWell() {
        assertThat(read(OPENAI, "{\"choices\":[", "{\"message\":{\"content\":\"sim\"},\"finish_reason\":\"stop\"}]}"))
                .isEqualTo("sim");
    }

    @Test
    void anErrorInPlaceOfAnAnswerOrAmidItIsOne() {
        for (Failure failure : List.of(failure(OLLAMA, "{\"error\":\"segredo\"}"),
                failure(OLLAMA, "{\"message\":{\"content\":\"s\"},\"done\":false}", "{\"error\":\"segredo\"}"),
                failure(OPENAI, "{\"error\":{\"message\":\"segredo\"}}"),
                failure(OPENAI, "data: {\"error\":{\"message\":\"segredo\"}}", ""),
                failure(OPENAI, "data: {\"object\":\"error\",\"message\":\"segredo\"}", ""),
                failure(WEBHOOK, "{\"error\":{\"message\":\"segredo\"}}"))) {
            assertThat(failure.code()).isEqualTo(ModelError.MODEL_FAILED);
            assertThat(failure.detail()).doesNotContain("segredo");
        }
    }

    @Test
    void anAnswerWithoutItsEndIsNone() {
        assertThat(failure(OLLAMA, "{\"message\":{\"content\":\"s\"},\"done\":false}").code())
                .isEqualTo(ModelError.MODEL_BROKE_OFF);
        assertThat(failure(OPENAI, "data: {\"choices\":[{\"delta\":{\"content\":\"s\"}}]}", "").code())
                .isEqualTo(ModelError.MODEL_BROKE_OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = { "<!doctype html><title>Login</title>", "  <html>" })
    void aPageIsNoAnswer(String page) {
        for (Protocol protocol : List.of(OLLAMA, OPENAI, WEBHOOK)) {
            assertThat(failure(protocol, page, "<p>").code()).as(protocol.name()).isEqualTo(ModelError.MODEL_INVALID);
        }
    }

    @Test
    void whateverElseItIsNothingButAFailureComesOfIt() {
        String deep = "[".repeat(5_000);
        for (Protocol protocol : List.of(OLLAMA, OPENAI)) {
            for (String line : List.of("null", "[]", "1e999999999999", deep, "data: " + deep, "{\"message\":1,\"choices\":7}",
                    "data: null", "{}{}", "data: {\"choices\":[{\"delta\":[]}]}")) {
                assertThat(failure(protocol, line, "", "").detail()).doesNotContain("[[");
            }
        }
        assertThat(failure(WEBHOOK, "{\"status\":\"ok\"}").code()).isEqualTo(ModelError.MODEL_INVALID);
    }

    private static String read(Protocol protocol, String... lines) {
        AnswerReader reader = protocol.reader();
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (reader.read(line, text::append)) {
                return text.toString();
            }
        }
        reader.end(text::append);
        return text.toString();
    }

    private static Failure failure(Protocol protocol, String... lines) {
        Failure failure = catchThrowableOfType(Failure.class, () -> read(protocol, lines));
        assertThat(failure).as("%s: %s", protocol.name(), lines[0].substring(0, Math.min(60, lines[0].length()))).isNotNull();
        return failure;
    }
}
