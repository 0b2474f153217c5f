package dev.tino.core.audit.activity;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("activity")
public interface ActivityMessages {

    @Message("Activities")
    String title();

    @Message("Action begins with")
    String action();

    @Message("When")
    String time();

    @Message("What")
    String what();

    @Message("Who")
    String who();

    @Message("Object")
    String object();

    @Message("Details")
    String details();

    @Message("Tino")
    String itself();

    @Message("Nothing yet")
    String empty();

    @Message("What is done in Tino leaves an entry here that nobody can change.")
    String emptyHint();

    @Message("More")
    String more();
}
