package dev.tino.finance.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("finance")
public interface FinanceMessages {

    @Message("Finance")
    String title();

    @Message("Drop a statement, see every line filed, and correct what does not fit.")
    String lead();

    @Message("Drop a statement here, or choose a file")
    String drop();

    @Message("CSV, OFX or XLSX, up to {megabytes} MB")
    String formats(int megabytes);

    @Message("Reading and filing every line…")
    String reading();

    @Message("Account (optional)")
    String account();

    @Message("Joint account")
    String accountExample();

    @Message("Tells equal lines of two accounts apart.")
    String accountHint();

    @Message("Only look, store nothing")
    String dry();

    @Message("No statement at hand? Fill in a sheet.")
    String template();

    @Message("How it works")
    String how();

    @Message("Drop what your bank gives you. Lines that you have already are left out.")
    String stepDrop();

    @Message("Each line gets a category, and you see who says so and how surely.")
    String stepFile();

    @Message("Correct one: all others with that description follow, and so do those of the next statement.")
    String stepCorrect();

    @Message("{#if count == 0}Nothing new{#else if count == 1}1 new transaction{#else}{count} new transactions{/if}")
    String stored(int count);

    @Message("{#if count == 0}Nothing new would be stored{#else if count == 1}1 transaction would be stored{#else}{count} transactions would be stored{/if}")
    String preview(int count);

    @Message("{count} filed")
    String filed(long count);

    @Message("{#if count == 1}1 asks you{#else}{count} ask you{/if}")
    String unsure(long count);

    @Message("{count} known already")
    String duplicates(int count);

    @Message("{#if count == 1}1 line is no transaction{#else}{count} lines are no transactions{/if}")
    String skipped(int count);

    @Message("{#if count == 1}1 line could not be read{#else}{count} lines could not be read{/if}")
    String rejected(int count);

    @Message("Line {number}")
    String line(int number);

    @Message("and {count} more")
    String andMore(int count);

    @Message("Store them")
    String store();

    @Message("Not what you wanted? Undo it under Data.")
    String undo();

    @Message("{name} cannot be read")
    String unreadable(String name);

    @Message("The statement cannot be read")
    String unreadableStatement();

    @Message("Nothing of it was stored.")
    String nothingStored();

    @Message("Transactions")
    String transactions();

    @Message("Correct a category, and the others with that description follow.")
    String correctHint();

    @Message("Description")
    String search();

    @Message("bakery")
    String searchExample();

    @Message("Category")
    String category();

    @Message("All")
    String anyCategory();

    @Message("Without category")
    String noCategory();

    @Message("Month")
    String month();

    @Message("All")
    String anyMonth();

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("Only the statement just dropped")
    String onlyStatement();

    @Message("Show all")
    String all();

    @Message("Date")
    String date();

    @Message("Description")
    String description();

    @Message("Amount")
    String amount();

    @Message("Who says so")
    String word();

    @Message("Category of {description}")
    String categoryOf(String description);

    @Message("Which one?")
    String which();

    @Message("New category…")
    String another();

    @Message("Name of the new category")
    String newName();

    @Message("Save")
    String save();

    @Message("Cancel")
    String cancel();

    @Message("You")
    String byUser();

    @Message("Follows you")
    String byOwnWords();

    @Message("{share} of yours")
    String agreement(String share);

    @Message("your model")
    String byOwnModel();

    @Message("Tino")
    String byShippedModel();

    @Message("Unknown")
    String byNobody();

    @Message("too unsure: {share}")
    String bestGuess(String share);

    @Message("Certainty")
    String certainty();

    @Message("More")
    String more();

    @Message("Nothing yet")
    String empty();

    @Message("Drop a statement above, and its transactions stand here.")
    String emptyHint();

    @Message("Nothing found")
    String noHit();

    @Message("No transaction is what these filters ask for.")
    String noHitHint();

    @Message("{#if count == 0}Noted. The next ones with this description will follow.{#else if count == 1}Noted, and 1 more follows your correction.{#else}Noted, and {count} more follow your correction.{/if}")
    String followed(int count);

    @Message("In")
    String income();

    @Message("Out")
    String expense();

    @Message("Balance")
    String balance();

    @Message("Without category")
    String unfiled();

    @Message("Tell Tino what they are")
    String unfiledNote();

    @Message("Every one is filed")
    String allFiled();

    @Message("{#if count == 1}1 transaction{#else}{count} transactions{/if}")
    String count(long count);

    @Message("Totals by category")
    String totals();

    @Message("Share of what went out")
    String share();

    @Message("Against {month}")
    String against(String month);

    @Message("What went out, by month")
    String expensesByMonth();

    @Message("In and out, by month")
    String flow();

    @Message("Others")
    String others();
}
