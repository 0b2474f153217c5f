package dev.tino.chat.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.tino.chat.question.phrase.Resources;

/** What else people call regions, states, segments and categories: see {@code chat/names.yaml}. */
record Aliases(@JsonProperty(required = true) Map<String, List<String>> regions,
        @JsonProperty(required = true) Map<String, List<String>> states,
        @JsonProperty(required = true) Map<String, List<String>> segments,
        @JsonProperty(required = true) Map<String, List<String>> categories) {

    static Aliases load() {
        try {
            return new YAMLMapper().readValue(Resources.text("chat/names.yaml"), Aliases.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("names.yaml cannot be read", unreadable);
        }
    }

    String[] region(String known) {
        return with(known, regions);
    }

    String[] segment(String known) {
        return with(known, segments);
    }

    String[] category(String known) {
        return with(known, categories);
    }

    /** A code is no name by itself: "to", "se" and "go" are words. */
    String[] state(String code) {
        return states.getOrDefault(code, List.of()).toArray(String[]::new);
    }

    String stateName(String code) {
        List<String> names = states.getOrDefault(code, List.of());
        return names.isEmpty() ? code : names.get(0);
    }

    private static String[] with(String known, Map<String, List<String>> aliases) {
        List<String> names = new ArrayList<>(List.of(known));
        names.addAll(aliases.getOrDefault(known, List.of()));
        return names.toArray(String[]::new);
    }
}
