package dev.tino.finance.statement.line;

import static dev.tino.finance.statement.StatementError.STATEMENT_TOO_LONG;

import java.util.ArrayList;
import java.util.List;

import dev.tino.finance.statement.Statement;
import dev.tino.finance.statement.Statement.Note;
import dev.tino.finance.statement.StatementLine;

/** A statement while its file is read: takes lines that keep the promises of {@link StatementLine}, rejects the others. */
public final class StatementDraft {

    private final List<StatementLine> lines = new ArrayList<>();
    private final List<Note> skipped = new ArrayList<>();
    private final List<Note> rejected = new ArrayList<>();

    public void add(StatementLine line) {
        try {
            requireText("description", line.description(), StatementLine.MAX_DESCRIPTION);
            requireOptional("person", line.person(), StatementLine.MAX_PERSON);
            requireOptional("category", line.category(), StatementLine.MAX_CATEGORY);
            requireOptional("bank's transaction number", line.fitId(), StatementLine.MAX_FIT_ID);
            requireOptional("account number", line.account(), StatementLine.MAX_ACCOUNT);
            lines.add(line);
            requireNotTooLong();
        } catch (BadLine e) {
            reject(line.line(), e.reason());
        }
    }

    public void skip(int line, String reason) {
        skipped.add(new Note(line, reason));
        requireNotTooLong();
    }

    public void reject(int line, String reason) {
        rejected.add(new Note(line, reason));
        requireNotTooLong();
    }

    public Statement finish() {
        return new Statement(lines, skipped, rejected);
    }

    private void requireNotTooLong() {
        if (lines.size() + skipped.size() + rejected.size() > Statement.MAX_LINES) {
            throw STATEMENT_TOO_LONG.because("A statement has at most %d lines", Statement.MAX_LINES);
        }
    }

    private static void requireOptional(String field, String text, int longest) throws BadLine {
        if (text != null) {
            requireText(field, text, longest);
        }
    }

    private static void requireText(String field, String text, int longest) throws BadLine {
        if (text.isEmpty()) {
            throw new BadLine("The %s is missing".formatted(field));
        }
        if (text.length() > longest) {
            throw new BadLine(
                    "The %s has %d characters, %d are the most".formatted(field, text.length(), longest));
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int type = Character.getType(text.codePointAt(i));
            if (type == Character.CONTROL || type == Character.SURROGATE) {
                throw new BadLine("The %s holds the control character U+%04X".formatted(field, text.codePointAt(i)));
            }
        }
    }
}
