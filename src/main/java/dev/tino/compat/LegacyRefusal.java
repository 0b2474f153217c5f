package dev.tino.compat;

import java.util.Map;

/** A refusal that an older system words in its own way. */
public class LegacyRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Object body;

    /** @param body written as JSON */
    public LegacyRefusal(int status, Object body) {
        super("Refused with " + status, null, false, false);
        this.status = status;
        this.body = body;
    }

    /** With a text under {@code message}, as two of the older systems refuse. */
    public static LegacyRefusal saying(int status, String text) {
        return new LegacyRefusal(status, message(text));
    }

    public static Map<String, String> message(String text) {
        return Map.of("message", text);
    }

    public int status() {
        return status;
    }

    public Object body() {
        return body;
    }
}
