package dev.tino.compat.finance.body;

import java.util.LinkedHashMap;
import java.util.Map;

/** Short bodies in that system's words. */
public final class Refusals {

    private Refusals() {
    }

    /** Of users, categories and types, whose key that system misspells. */
    public static Map<String, String> misspelt(String message) {
        return Map.of("mesage", message);
    }

    public static Map<String, String> message(String message) {
        return Map.of("message", message);
    }

    /** That something of that name is gone. */
    public static Map<String, String> done(String what, String key, String name) {
        var body = new LinkedHashMap<String, String>();
        body.put("mesage", what + " removed successfully");
        body.put(key, name);
        return body;
    }
}
