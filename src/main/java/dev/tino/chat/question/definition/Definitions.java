package dev.tino.chat.question.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.tino.chat.question.phrase.Resources;

/** All vetted questions: see {@code chat/questions}. */
public final class Definitions {

    private static final List<String> FILES = List.of("sales", "customers", "pipeline", "finance", "team");
    private static final ObjectReader READER = YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build()
            .readerForListOf(Definition.class);

    private final Map<String, Definition> byId;

    private Definitions(Map<String, Definition> byId) {
        this.byId = Collections.unmodifiableMap(byId);
    }

    /** @throws IllegalStateException when a file does not say what a question needs, or says something else too */
    public static Definitions load() {
        Map<String, Definition> byId = new LinkedHashMap<>();
        for (String file : FILES) {
            for (Definition definition : read("chat/questions/" + file + ".yaml")) {
                DefinitionCheck.check(definition);
                if (byId.put(definition.id(), definition) != null) {
                    throw new IllegalStateException("Two questions are called " + definition.id());
                }
            }
        }
        return new Definitions(byId);
    }

    static List<Definition> read(String resource) {
        return parse(resource, Resources.text(resource));
    }

    static List<Definition> parse(String name, String yaml) {
        try {
            return READER.readValue(yaml);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read", unreadable);
        }
    }

    /** In the order of the files. */
    public List<Definition> all() {
        return new ArrayList<>(byId.values());
    }

    public Optional<Definition> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
