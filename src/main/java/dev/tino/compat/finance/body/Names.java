package dev.tino.compat.finance.body;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Names in the query of an address. */
public final class Names {

    private Names() {
    }

    /** @return the value; a refusal when it is left out */
    public static String required(String name, String value) {
        if (value == null || value.isBlank()) {
            throw Complaints.only(Complaint.of("missing", List.of(name), "Field required", null));
        }
        return value;
    }

    /** That system's front end encodes them twice; one that is none stays as it is. */
    public static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }
}
