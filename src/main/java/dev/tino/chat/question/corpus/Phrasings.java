package dev.tino.chat.question.corpus;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.tino.chat.question.phrase.Language;
import dev.tino.chat.question.phrase.Lexicon;
import dev.tino.chat.question.phrase.Resources;

/** The templates of phrasings by label and language: see {@code chat/phrasings}. */
final class Phrasings {

    private static final String FOLDER = "chat/phrasings/";
    private static final List<String> FILES = List.of("sales.txt", "customers.txt", "pipeline.txt", "finance.txt", "team.txt",
            "outside.txt");

    private final Lexicon lexicon;
    private final Map<Language, Map<String, List<Template>>> shared = new EnumMap<>(Language.class);
    private final Map<String, Map<Language, List<Template>>> byLabel = new TreeMap<>();

    private Phrasings(Lexicon lexicon) {
        this.lexicon = lexicon;
        for (Language language : Language.values()) {
            shared.put(language, new HashMap<>());
        }
    }

    static Phrasings load(Lexicon lexicon) {
        Phrasings phrasings = new Phrasings(lexicon);
        lines("common.txt").forEach(phrasings::share);
        FILES.forEach(phrasings::read);
        return phrasings;
    }

    private static List<String> lines(String file) {
        return Resources.text(FOLDER + file).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    private static Language language(String line) {
        return Language.valueOf(line.substring(0, 2).toUpperCase(Locale.ROOT));
    }

    private void share(String line) {
        Language language = language(line);
        String[] halves = line.substring(3).split(" =", 2);
        shared.get(language).put(halves[0].strip(), List.of(template("(" + halves[1].strip() + ")", language)));
    }

    private void read(String file) {
        String label = null;
        for (String line : lines(file)) {
            if (line.startsWith("[")) {
                label = line.substring(1, line.length() - 1);
                byLabel.put(label, new EnumMap<>(Language.class));
                continue;
            }
            Language language = language(line);
            byLabel.get(label).computeIfAbsent(language, any -> new ArrayList<>()).add(template(line.substring(3), language));
        }
    }

    private Template template(String source, Language language) {
        return Template.of(source, name -> named(name, language));
    }

    private List<Template> named(String name, Language language) {
        List<Template> known = shared.get(language).get(name);
        if (known != null) {
            return known;
        }
        List<String> words = lexicon.spoken(name, language);
        if (words.isEmpty()) {
            throw new IllegalStateException("Nothing is called {%s} in %s".formatted(name, language));
        }
        return words.stream().map(word -> Template.of(word, any -> List.of())).toList();
    }

    /** In their order. */
    List<String> labels() {
        return List.copyOf(byLabel.keySet());
    }

    List<Template> of(String label, Language language) {
        return byLabel.get(label).get(language);
    }

    /** One of a language's shared alternatives. */
    Template shared(String name, Language language) {
        return shared.get(language).get(name).get(0);
    }
}
