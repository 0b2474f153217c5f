package dev.tino.core.web;

import java.util.List;
import java.util.Locale;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;

/** The languages of pages: the one that the viewer chose, else the first that his browser asks for. */
public enum Language {
    ENGLISH(Locale.ENGLISH),
    PORTUGUESE(Locale.forLanguageTag("pt"));

    public static final String COOKIE = "tino_language";

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** What a bundle of messages says in it, where no template asks. */
    public <T> T words(Class<T> bundle) {
        return MessageBundles.get(bundle, Localized.Literal.of(locale.getLanguage()));
    }

    /** The tag of the language, for {@code lang}. */
    public String tag() {
        return this == PORTUGUESE ? "pt-BR" : "en";
    }

    public static Language of(RoutingContext context) {
        Cookie chosen = context.request().getCookie(COOKIE);
        if (chosen != null) {
            return of(chosen.getValue());
        }
        List<LanguageHeader> accepted = context.request().headers().contains(HttpHeaders.ACCEPT_LANGUAGE)
                ? context.acceptableLanguages()
                : List.of();
        return accepted.stream().map(LanguageHeader::tag).filter(tag -> tag.equals("pt") || tag.equals("en"))
                .findFirst().map(Language::of).orElse(ENGLISH);
    }

    static Language of(String tag) {
        return tag != null && tag.startsWith("pt") ? PORTUGUESE : ENGLISH;
    }
}
