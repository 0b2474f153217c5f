package dev.tino.chat.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import dev.tino.chat.assistant.Turn;
import dev.tino.chat.assistant.Turn.Speaker;
import dev.tino.chat.provider.protocol.Message;
import dev.tino.chat.provider.protocol.Message.Role;
import dev.tino.chat.provider.protocol.ModelError;
import dev.tino.core.error.Failure;

class HistoryTest {

    @Test
    void allIsToldThatFits() {
        List<Message> messages = History.of(List.of(user("Olá"), assistant("Bom dia"), user("Quanto vendemos?")), 100);

        assertThat(messages).containsExactly(new Message(Role.USER, "Olá"), new Message(Role.ASSISTANT, "Bom dia"),
                new Message(Role.USER, "Quanto vendemos?"));
    }

    @Test
    void theOldestAreLeftOutAndNoneIsCut() {
        List<Turn> turns = List.of(user("a".repeat(40)), assistant("b".repeat(40)), user("c".repeat(40)),
                assistant("d".repeat(40)), user("e".repeat(40)));

        assertThat(History.of(turns, 30)).extracting(message -> message.content().charAt(0)).containsExactly('c', 'd', 'e');
        // An answer whose question does not fit is not told either.
        assertThat(History.of(turns, 20)).extracting(Message::content).containsExactly("e".repeat(40));
        assertThat(History.of(turns, 10)).extracting(Message::content).containsExactly("e".repeat(40));
    }

    @Test
    void aQuestionThatDoesNotFitIsRefused() {
        Failure failure = catchThrowableOfType(Failure.class,
                () -> History.of(List.of(user("Olá"), assistant("Bom dia"), user("x".repeat(65))), 16));

        assertThat(failure.code()).isEqualTo(ModelError.MESSAGE_TOO_LONG);
        assertThat(failure.detail())
                .isEqualTo("The message has 65 characters; the language model is told of a talk no more than some 64");
    }

    @Test
    void speakersTakeTurnsAlsoWhereAnAnswerFailed() {
        List<Message> told = History.of(List.of(user("Olá"), user("Alguém?")), 100);

        assertThat(told).containsExactly(new Message(Role.USER, "Olá"), new Message(Role.USER, "Alguém?"));
        assertThat(History.alternating(told)).containsExactly(new Message(Role.USER, "Olá\n\nAlguém?"));
    }

    @Test
    void whateverWasSaidTheBudgetHoldsAndSpeakersTakeTurns() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            List<Turn> turns = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                String text = "t".repeat(1 + random.nextInt(60));
                turns.add(random.nextBoolean() ? user(text) : assistant(text));
            }
            turns.add(user("u".repeat(1 + random.nextInt(60))));

            List<Message> messages = History.alternating(History.of(turns, 16));

            assertThat(messages.stream().mapToInt(message -> message.content().replace("\n", "").length()).sum())
                    .as("seed %d", seed).isLessThanOrEqualTo(64);
            for (int i = 0; i < messages.size(); i++) {
                assertThat(messages.get(i).role()).as("seed %d", seed).isEqualTo(i % 2 == 0 ? Role.USER : Role.ASSISTANT);
            }
            assertThat(messages.get(messages.size() - 1).content()).as("seed %d", seed)
                    .endsWith(turns.get(turns.size() - 1).text());
        }
    }

    private static Turn user(String text) {
        return new Turn(Speaker.USER, text);
    }

    private static Turn assistant(String text) {
        return new Turn(Speaker.ASSISTANT, text);
    }
}
