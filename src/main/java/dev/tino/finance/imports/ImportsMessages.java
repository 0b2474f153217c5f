package dev.tino.finance.imports;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("imports")
public interface ImportsMessages {

    @Message("Statements")
    String title();

    @Message("The newest of your imports; each is undone as a whole")
    String own();

    @Message("Statements of everybody")
    String everybody();

    @Message("Imports")
    String imports();

    @Message("{count} undone")
    String undoneCount(String count);

    @Message("Transactions")
    String accepted();

    @Message("Duplicates")
    String duplicates();

    @Message("Rejected")
    String rejected();

    @Message("lines that are in")
    String acceptedHint();

    @Message("lines that were there before")
    String duplicatesHint();

    @Message("lines that nobody can read")
    String rejectedHint();

    @Message("File")
    String file();

    @Message("Imported")
    String time();

    @Message("Account")
    String account();

    @Message("undone")
    String undone();

    @Message("Undo")
    String undo();

    @Message("Undo this import?")
    String undoTitle();

    @Message("Every transaction that {file} brought is deleted.")
    String undoQuestion(String file);

    @Message("Undo the import")
    String undoAction();

    @Message("The import is undone.")
    String isUndone();

    @Message("No statements yet")
    String empty();

    @Message("Drop a statement of your bank on the page of finance; what it brings is classified at once.")
    String emptyHint();

    @Message("To finance")
    String toFinance();

    @Message("Actions")
    String actions();

    @Message("More")
    String more();
}
