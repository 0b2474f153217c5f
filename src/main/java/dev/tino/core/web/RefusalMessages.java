package dev.tino.core.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the common refusals say in other languages than the one that they are thrown in. */
@MessageBundle("refusal")
public interface RefusalMessages {

    /** Empty for a code that nobody put into words. */
    @Message("{code}")
    String detail(String code);
}
