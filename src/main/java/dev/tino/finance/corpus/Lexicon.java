package dev.tino.finance.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Merchants, words and statement phrases by category, read from the text files that {@code finance/lexicon/index.txt}
 * names. {@link LexiconReader} describes their format.
 */
public final class Lexicon {

    private static final String FOLDER = "/finance/lexicon/";

    private final List<LexiconCategory> categories;
    private final List<LexiconEntry> entries;
    private final Map<String, List<String>> lists;

    Lexicon(List<LexiconCategory> categories, List<LexiconEntry> entries, Map<String, List<String>> lists) {
        this.categories = List.copyOf(categories);
        this.entries = List.copyOf(entries);
        this.lists = Map.copyOf(lists);
    }

    /** The lexicon that Tino ships. */
    public static Lexicon load() {
        var reader = new LexiconReader();
        for (String file : lines("index.txt")) {
            if (!file.isBlank() && !file.startsWith("#")) {
                reader.read(file.strip(), lines(file.strip()));
            }
        }
        return reader.finish();
    }

    public List<LexiconCategory> categories() {
        return categories;
    }

    /** In the order of the files. */
    public List<LexiconEntry> entries() {
        return entries;
    }

    /** The fillers of a placeholder, such as the surnames. */
    List<String> list(String name) {
        return lists.get(name);
    }

    private static List<String> lines(String file) {
        try (InputStream stream = Lexicon.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new LexiconException(file, "is not there");
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
