package dev.tino.core.web.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("data")
public interface DataMessages {

    @Message("Data")
    String title();

    @Message("What came in, how much of it, and what became of it")
    String pitch();

    @Message("No data for you here")
    String empty();

    @Message("Your role has no records of its own in Tino.")
    String emptyHint();

    @Message("Loading")
    String loading();
}
