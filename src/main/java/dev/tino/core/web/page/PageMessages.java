package dev.tino.core.web.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the layout and of refusals. */
@MessageBundle("page")
public interface PageMessages {

    @Message("Skip to content")
    String skip();

    @Message("Menu")
    String menu();

    @Message("Dark theme")
    String theme();

    @Message("Log out")
    String logout();

    @Message("The server cannot be reached.")
    String offline();

    @Message("Copied")
    String copied();

    @Message("Cancel")
    String cancel();

    @Message("Go on")
    String confirm();

    @Message("Back to the first page")
    String home();

    @Message("There is nothing here")
    String notFound();

    @Message("This is not for your role")
    String forbidden();

    @Message("This did not work")
    String failed();

    @Message("Close")
    String close();

    /** Behind a number, for whoever does not see the arrow before it. */
    @Message("more")
    String more();

    @Message("less")
    String less();

    @Message("No data in this span")
    String noData();
}
