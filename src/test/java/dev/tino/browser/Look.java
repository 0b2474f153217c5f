package dev.tino.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** How somebody looks at a page. */
record Look(ColorScheme theme, String language, int width) {

    /** As most do. */
    static final Look USUAL = new Look(ColorScheme.LIGHT, "pt-BR", 1440);

    static final int HEIGHT = 900;

    Look dark() {
        return new Look(ColorScheme.DARK, language, width);
    }

    Look english() {
        return new Look(theme, "en-US", width);
    }

    Look narrow() {
        return wide(360);
    }

    Look wide(int pixels) {
        return new Look(theme, language, pixels);
    }

    NewContextOptions options() {
        return new NewContextOptions().setColorScheme(theme).setLocale(language).setViewportSize(width, HEIGHT)
                .setReducedMotion(ReducedMotion.REDUCE).setTimezoneId("America/Sao_Paulo");
    }

    /** Tells pictures of one page apart. */
    String name() {
        return theme.name().toLowerCase() + "-" + width;
    }
}
