package dev.tino.chat.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class MarkdownTalkTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final MarkdownTalk markdown = new MarkdownTalk();

    @Test
    void anAnswerComesWithWhatItRestsOn() {
        String text = markdown.message(answer("completed",
                """
                        {"sql": "select '```'", "columns": ["a", "b"], "rows": [["x|y\\nz", 1.50], [null, true], [799060353.12, 1E+3]], "truncated": true}"""));

        assertThat(text).isEqualTo("""

                ## Assistant, 2026-01-31T12:00:00Z

                Em janeiro.

                ````sql
                select '```'
                ````

                | a | b |
                | --- | --- |
                | x\\|y z | 1.50 |
                |  | true |
                | 799060353.12 | 1000 |

                There were more rows.
                """);
    }

    @Test
    void aNumberMayBeAsLongAsTheDatabaseHasIt() {
        String number = "9".repeat(20_000);

        assertThat(markdown.message(answer("completed",
                "{\"sql\": \"select 1\", \"columns\": [\"n\"], \"rows\": [[" + number + ".5]], \"truncated\": false}")))
                .endsWith("| " + number + ".5 |\n");
    }

    @Test
    void whatWasBrokenOffSaysSo() {
        assertThat(markdown.message(answer("cancelled", null)))
                .startsWith("\n## Assistant, 2026-01-31T12:00:00Z (cancelled)\n");
    }

    private static MessageView answer(String status, String evidence) {
        return new MessageView(UUID.randomUUID(), UUID.randomUUID(), "assistant", "Em janeiro.", status, NOON,
                UUID.randomUUID(), evidence);
    }
}
