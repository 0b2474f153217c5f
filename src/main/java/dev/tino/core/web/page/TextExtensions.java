package dev.tino.core.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.quarkus.qute.TemplateExtension;

/** What templates can do with text. */
@TemplateExtension
class TextExtensions {

    private TextExtensions() {
    }

    /** For a value in the query of an address. */
    static String urlEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
