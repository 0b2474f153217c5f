package dev.tino.chat.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.chat.assistant.Piece;
import dev.tino.core.error.Failure;

class PieceBufferTest {

    private final ObjectMapper json = new ObjectMapper();
    private final PieceBuffer buffer = new PieceBuffer(json, 1_000, 1_000);

    @Test
    void tokensInARowAreOneEvent() {
        token("Em ");
        token("janeiro");
        buffer.add(new Piece.Evidence("select 1", List.of(), List.of(), false));
        token("!");

        assertThat(buffer.take()).extracting(RunEvent::type).containsExactly("token", "evidence", "token");
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void halfACharacterWaitsForItsOther() {
        token("a\uD83D");

        assertThat(buffer.take()).containsExactly(RunEvent.token(json, "a"));
        assertThat(buffer.isEmpty()).isTrue();
        assertThat(buffer.take()).isEmpty();
        token("\uDE00");
        assertThat(buffer.take()).containsExactly(RunEvent.token(json, "😀"));
    }

    @Test
    void whatNoDatabaseHoldsIsReplaced() {
        token("a\0b\uDE00c\uD83D");

        assertThat(buffer.takeLast()).containsExactly(RunEvent.token(json, "a\uFFFDb\uFFFDc\uFFFD"));
    }

    @Test
    void ofATokenThatIsTooLongThereIsAsMuchAsMayBe() {
        token("x".repeat(997));

        assertThatThrownBy(() -> token("é\uD83D\uDE00\uD83D\uDE00")).hasMessage("The answer has more than 1000 characters");
        assertThatThrownBy(() -> token("\uD83D\uDE00")).isInstanceOf(Failure.class);

        assertThat(buffer.takeLast()).containsExactly(RunEvent.token(json, "x".repeat(997) + "é\uD83D\uDE00"));
    }

    @Test
    void ofATokenHalfACharacterIsNoneThatMayBe() {
        token("x".repeat(999));

        assertThatThrownBy(() -> token("\uD83D\uDE00")).isInstanceOf(Failure.class);

        assertThat(buffer.takeLast()).containsExactly(RunEvent.token(json, "x".repeat(999)));
    }

    @Test
    void evidenceThatIsTooLongIsLeftOut() {
        token("Em janeiro");
        var evidence = new Piece.Evidence("select 1", List.of(), List.of(List.of("x".repeat(1_000))), false);

        assertThatThrownBy(() -> buffer.add(evidence))
                .hasMessage("What the answer rests on has more than 1000 characters");

        assertThat(buffer.takeLast()).containsExactly(RunEvent.token(json, "Em janeiro"));
    }

    /** However it is cut into tokens and writes. */
    @Test
    void theTextsOfAllEventsAreTheAnswer() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        String answer = "Região 😀 Ceará 🏭\n".repeat(50);
        var events = new ArrayList<RunEvent>();
        for (int from = 0; from < answer.length();) {
            int to = Math.min(answer.length(), from + 1 + random.nextInt(7));
            token(answer.substring(from, to));
            from = to;
            if (random.nextBoolean()) {
                events.addAll(buffer.take());
            }
        }
        events.addAll(buffer.takeLast());

        var text = new StringBuilder();
        for (RunEvent event : events) {
            text.append(json.readTree(event.data()).get("text").asText());
        }
        assertThat(text.toString()).as("seed %d", seed).isEqualTo(answer);
        assertThat(buffer.isEmpty()).isTrue();
    }

    private void token(String text) {
        buffer.add(new Piece.Token(text));
    }
}
