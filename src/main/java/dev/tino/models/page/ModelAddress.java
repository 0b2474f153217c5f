package dev.tino.models.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the page of a model stands. */
final class ModelAddress {

    static final String ALL = "/ui/models";

    private ModelAddress() {
    }

    /** Fit for any attribute, whatever the name holds. */
    static String of(String name) {
        return ALL + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
