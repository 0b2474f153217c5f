package dev.tino.books.scraping;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("books")
public interface BooksMessages {

    @Message("Books")
    String title();

    @Message("The shop's catalogue and the last look at it")
    String pitch();

    @Message("Books in the shop")
    String books();

    @Message("{count} can be bought")
    String available(String count);

    @Message("Genres")
    String genres();

    @Message("Average price")
    String price();

    @Message("{least} to {most}")
    String prices(String least, String most);

    @Message("Average rating")
    String rating();

    @Message("of five stars")
    String ratingHint();

    @Message("Look at the shop")
    String scrape();

    @Message("Look at the whole shop?")
    String scrapeTitle();

    @Message("Every page is read, at the pace that the shop allows. What is new comes into the catalogue at once, when all was read.")
    String scrapeQuestion();

    @Message("The look at the shop is queued.")
    String scrapeQueued();

    @Message("Train the models")
    String train();

    @Message("The training is queued.")
    String trainQueued();

    @Message("A look at the shop waits or runs.")
    String underWay();

    @Message("Follow the job")
    String follow();

    @Message("Looks at the shop")
    String runs();

    @Message("Asked for")
    String time();

    @Message("Status")
    String status();

    @Message("{#switch status}{#case 'pending'}waiting{#case 'running'}running{#case 'completed'}completed{#case 'failed'}failed{#case 'cancelled'}cancelled{/switch}")
    String statusName(String status);

    @Message("Found")
    String found();

    @Message("New")
    String added();

    @Message("Changed")
    String changed();

    @Message("Gone")
    String gone();

    @Message("Failed pages")
    String failed();

    @Message("Nobody has looked at the shop yet")
    String empty();

    @Message("The catalogue fills when somebody does.")
    String emptyHint();
}
