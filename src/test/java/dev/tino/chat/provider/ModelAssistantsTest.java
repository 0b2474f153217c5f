package dev.tino.chat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.chat.assistant.Assistant;
import dev.tino.chat.assistant.Piece;
import dev.tino.chat.assistant.Piece.Evidence;
import dev.tino.chat.assistant.Piece.Token;
import dev.tino.chat.assistant.Prompt;
import dev.tino.chat.assistant.Turn;
import dev.tino.chat.assistant.Turn.Speaker;
import dev.tino.chat.observatory.Loads;
import dev.tino.chat.observatory.sql.SqlDoor;
import dev.tino.chat.question.Questions;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.FakeModels;
import dev.tino.testsupport.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

/** From a prompt to the pieces of an answer, with the real door and a model of ours. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ModelAssistantsTest {

    private static final String STATEMENT = "select count(*) filter (where cliente is null) as nobody from observatory.vw_clientes";

    /** As the door understood it. */
    private static final String RAN = "SELECT count(*) FILTER (WHERE cliente IS NULL) AS nobody FROM observatory.vw_clientes";

    @Inject
    Vertx vertx;

    @Inject
    Questions questions;

    @Inject
    SqlDoor door;

    @Inject
    Loads loads;

    @ConfigProperty(name = "tino.chat.questions.zone")
    ZoneId zone;

    @Inject
    @All
    List<Assistant> known;

    private final FakeModels server = new FakeModels();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eachIsKnownByItsName() {
        assertThat(known).extracting(Assistant::name).contains("ollama", "openai", "webhook").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = { "ollama", "openai" })
    void anAnalystsModelReadsTheRecordsThroughTheDoor(String name) {
        Awaiting.until(door::isOpen, open -> open);
        server.then(FakeModels.words("```", "sql\n", STATEMENT, "\n", "```"), FakeModels.words("Ninguém", "."));

        List<Piece> pieces = answer(name, true, user("Quem não tem nome?"));

        assertThat(pieces.get(0)).isEqualTo(new Evidence(RAN, List.of("nobody"), List.of(List.of(0)), false));
        assertThat(text(pieces)).isEqualTo("Ninguém.");
        assertThat(server.calls().get(0).messages().get(0)).contains("vw_clientes");
        assertThat(server.calls().get(1).messages().get(3)).startsWith("<data>\n[\"nobody\"]\n[0]\n</data>");
    }

    @Test
    void whatTheDoorRefusesIsToldToTheModelAndNotRun() {
        Awaiting.until(door::isOpen, open -> open);
        server.then(FakeModels.words("```sql\ndelete from observatory.vw_clientes\n```"), FakeModels.words("Não posso."));

        List<Piece> pieces = answer("ollama", true, user("Apague tudo"));

        assertThat(pieces).noneMatch(Evidence.class::isInstance);
        assertThat(text(pieces)).isEqualTo("Não posso.");
        assertThat(server.calls().get(1).messages().get(3)).startsWith("The statement was refused:\n<data>\n");
    }

    @Test
    void nobodyElseIsToldOfTheDoor() {
        Awaiting.until(door::isOpen, open -> open);
        server.then(FakeModels.words("Bom dia."));

        assertThat(text(answer("openai", false, user("Olá")))).isEqualTo("Bom dia.");
        assertThat(server.calls().get(0).messages().get(0)).doesNotContain("vw_clientes");
    }

    @Test
    void aWorkflowIsToldWhatWasSaidAndNothingElse() {
        server.then(FakeModels.words("Bom ", "dia."));

        assertThat(text(answer("webhook", true, user("Olá"), new Turn(Speaker.ASSISTANT, "Oi"), user("Tudo bem?"))))
                .isEqualTo("Bom dia.");
        assertThat(server.calls().get(0).body().fieldNames()).containsExactlyInAnyOrder("chatInput", "sessionId", "history");
        assertThat(server.calls().get(0).body().getJsonArray("history")).hasSize(2);
    }

    @Test
    void aWorkflowIsAskedTheLastMessageAloneAlsoWhereAnAnswerFailed() {
        server.then(FakeModels.words("Oi."));

        answer("webhook", false, user("Olá"), user("Alguém?"));

        assertThat(server.calls().get(0).body().getString("chatInput")).isEqualTo("Alguém?");
        assertThat(server.calls().get(0).body().getJsonArray("history")).hasSize(1);
    }

    private List<Piece> answer(String name, boolean isAnalyst, Turn... turns) {
        ModelConfig config = TestModelConfig.of(Map.of("tino.chat.model.url", server.url(), "tino.chat.model.model", "m"));
        ModelAssistants assistants = new ModelAssistants(
                new ConfiguredModel(config, name, vertx, new SimpleMeterRegistry()), questions, loads, door, config,
                zone);
        Assistant assistant = switch (name) {
            case "ollama" -> assistants.ollama();
            case "openai" -> assistants.openai();
            default -> assistants.webhook();
        };
        assertThat(assistant.name()).isEqualTo(name);
        return assistant.answer(new Prompt(UUID.randomUUID(), List.of(turns), isAnalyst)).collect().asList().await()
                .atMost(Duration.ofSeconds(30));
    }

    private static Turn user(String text) {
        return new Turn(Speaker.USER, text);
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().filter(Token.class::isInstance).map(piece -> ((Token) piece).text())
                .collect(Collectors.joining());
    }
}
