package dev.tino.finance.page;

import java.util.List;

import dev.tino.core.web.Language;
import dev.tino.finance.imports.ImportResult;
import dev.tino.finance.statement.Statement.Note;

/** What became of a statement, as the page tells it. */
record StatementAnswer(String fileName, ImportResult result, Language language) {

    /** More than anybody reads. */
    private static final int SHOWN = 100;

    public boolean isPreview() {
        return result.importId() == null;
    }

    public long unsure() {
        return result.transactions().stream().filter(transaction -> transaction.categoryId() == null).count();
    }

    public long filed() {
        return result.accepted() - unsure();
    }

    public List<Line> rows() {
        return result.transactions().stream().limit(SHOWN).map(Line::of).toList();
    }

    public int moreRows() {
        return Math.max(0, result.accepted() - SHOWN);
    }

    public List<Note> rejected() {
        return notes(result.rejected());
    }

    public int moreRejected() {
        return Math.max(0, result.rejected().size() - SHOWN);
    }

    public List<Note> skipped() {
        return notes(result.skipped());
    }

    public int moreSkipped() {
        return Math.max(0, result.skipped().size() - SHOWN);
    }

    private List<Note> notes(List<Note> notes) {
        return notes.stream().limit(SHOWN).map(note -> new Note(note.line(), Reasons.in(language, note.reason()))).toList();
    }
}
