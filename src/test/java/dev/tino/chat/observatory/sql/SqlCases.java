package dev.tino.chat.observatory.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Statements of a file of the tests', by their names: what follows a line that begins with three hyphens. */
final class SqlCases {

    private SqlCases() {
    }

    static Map<String, String> attacks() {
        return read("attacks");
    }

    static Map<String, String> honest() {
        return read("honest");
    }

    private static Map<String, String> read(String file) {
        Map<String, String> cases = new LinkedHashMap<>();
        try (var stream = SqlCases.class.getResourceAsStream("/observatory/" + file + ".sql")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            for (String one : text.split("(?m)^--- ")) {
                if (!one.isBlank()) {
                    String[] parts = one.split("\\R", 2);
                    if (cases.put(parts[0], parts[1].strip()) != null) {
                        throw new IllegalStateException("Twice: " + parts[0]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }
}
