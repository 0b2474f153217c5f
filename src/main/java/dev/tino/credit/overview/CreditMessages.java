package dev.tino.credit.overview;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("credit")
public interface CreditMessages {

    @Message("Credit")
    String title();

    @Message("Your datasets and what was decided by the models that learned from them")
    String own();

    @Message("How much each company has; what it says only the company sees")
    String all();

    @Message("Datasets")
    String datasets();

    @Message("Name")
    String name();

    @Message("Status")
    String status();

    @Message("{#switch status}{#case 'open'}open{#case 'sealed'}sealed{/switch}")
    String statusName(String status);

    @Message("Lots")
    String lots();

    @Message("Rows")
    String rows();

    @Message("Rejected")
    String rejected();

    @Message("Begun")
    String begun();

    @Message("Report")
    String report();

    @Message("Actions")
    String actions();

    @Message("No datasets yet")
    String empty();

    @Message("Send past orders in lots by the API; their figures appear here as they come in.")
    String emptyHint();

    @Message("Decisions")
    String decisions();

    @Message("of the last {days} days")
    String lately(int days);

    @Message("Order")
    String order();

    @Message("Outcome")
    String outcome();

    @Message("Score")
    String score();

    @Message("Decided")
    String decided();

    @Message("What became of it")
    String became();

    @Message("{#switch word}{#case 'approve'}approved{#case 'review'}for review{#case 'refuse'}refused{#case 'good'}good{#case 'bad'}bad{/switch}")
    String word(String word);

    @Message("was changed in the database")
    String damaged();

    @Message("Nothing was decided yet")
    String noDecisions();

    @Message("Decisions that your programs ask for appear here.")
    String noDecisionsHint();

    @Message("Company")
    String company();

    @Message("Registered")
    String registered();

    @Message("Decisions of {days} days")
    String decisionsOf(int days);

    @Message("The newest companies; there are more.")
    String cut();

    @Message("No companies yet")
    String noCompanies();

    @Message("Companies register themselves by the API.")
    String noCompaniesHint();

    @Message("To approve")
    String good();

    @Message("To refuse")
    String bad();

    @Message("The more frequent label")
    String majority();

    @Message("Rows that repeat another one")
    String duplicates();

    @Message("Customers")
    String customers();

    @Message("{count}, {several} with more than one row")
    String customersOf(String count, String several);

    @Message("To look at before a model learns from it")
    String warnings();

    @Message("Nothing stands out.")
    String noWarnings();

    @Message("{#switch code}{#case 'TOO_FEW_ROWS'}There are too few rows to learn from.{#case 'ONE_CLASS'}All rows have the same label.{#case 'DUPLICATES'}Rows repeat each other exactly.{#case 'CUSTOMERS_ON_BOTH_SIDES'}Some customers have several rows; training keeps them on one side of its split.{#case 'CONSTANT_COLUMN'}All rows have the same here.{#case 'MOSTLY_MISSING'}Most rows have no value here.{#case 'LABEL_LEAK'}This column alone tells the label: was it known before the decision?{/switch}")
    String warning(String code);

    @Message("More")
    String more();
}
