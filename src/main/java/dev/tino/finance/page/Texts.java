package dev.tino.finance.page;

import java.util.Locale;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** The words of the page where no template asks for them. */
final class Texts {

    private Texts() {
    }

    static FinanceMessages in(Locale language) {
        return MessageBundles.get(FinanceMessages.class, Localized.Literal.of(language.getLanguage()));
    }
}
