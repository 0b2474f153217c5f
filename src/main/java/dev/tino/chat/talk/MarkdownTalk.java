package dev.tino.chat.talk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/** A talk as people read it. What was said stands there as it was said, which may be Markdown itself. */
final class MarkdownTalk {

    /** Numbers stay what they are to the last digit, and a database has long ones. */
    private static final ObjectReader EVIDENCE = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE).build()).build())
            .readerFor(EvidenceView.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    String head(TalkView talk) {
        return "# " + talk.name() + "\n";
    }

    String message(MessageView message) {
        var text = new StringBuilder("\n## ").append(message.role().equals(MessageView.USER) ? "User" : "Assistant")
                .append(", ").append(message.createdAt());
        if (!message.status().equals(MessageView.COMPLETED)) {
            text.append(" (").append(message.status()).append(')');
        }
        text.append("\n\n").append(message.content()).append('\n');
        if (message.evidence() != null) {
            evidence(text, message.evidence());
        }
        return text.toString();
    }

    private void evidence(StringBuilder text, String written) {
        EvidenceView evidence = read(written);
        String fence = "`".repeat(longestFence(evidence.sql()) + 1);
        text.append('\n').append(fence).append("sql\n").append(evidence.sql()).append('\n').append(fence).append("\n\n");
        row(text, evidence.columns());
        row(text, evidence.columns().stream().map(column -> "---").toList());
        evidence.rows().forEach(row -> row(text, row));
        if (evidence.truncated()) {
            text.append("\nThere were more rows.\n");
        }
    }

    private EvidenceView read(String written) {
        try {
            return EVIDENCE.readValue(written);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void row(StringBuilder text, List<?> cells) {
        text.append(cells.stream().map(MarkdownTalk::cell).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String cell(Object value) {
        String text = value instanceof BigDecimal number ? number.toPlainString() : Objects.toString(value, "");
        return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\s+", " ");
    }

    private static int longestFence(String sql) {
        int longest = 2;
        int run = 0;
        for (int i = 0; i < sql.length(); i++) {
            run = sql.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
