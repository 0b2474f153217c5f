package dev.tino.chat.question.phrase;

import java.util.List;
import java.util.Locale;

/** Reads the lexicon; a line that is none keeps Tino from starting. */
final class LexiconReader {

    private static final String STOP = "stop ";

    private LexiconReader() {
    }

    static Lexicon read(String resource) {
        Lexicon lexicon = new Lexicon();
        Resources.text(resource).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> read(line, lexicon));
        return lexicon;
    }

    private static void read(String line, Lexicon lexicon) {
        int equals = line.indexOf(" = ");
        if (equals < 0) {
            throw new IllegalStateException("words.txt: no words in '%s'".formatted(line));
        }
        String meaning = line.substring(0, equals).strip();
        String words = line.substring(equals + 3);
        if (meaning.startsWith(STOP)) {
            Language language = Language.valueOf(meaning.substring(STOP.length()).strip().toUpperCase(Locale.ROOT));
            words(words).forEach(word -> lexicon.put(word, null, language));
            return;
        }
        String[] parts = words.split("\\|", -1);
        if (parts.length != 3 || !meaning.matches("[a-z]+")) {
            throw new IllegalStateException("words.txt: '%s' is no meaning with three lists".formatted(meaning));
        }
        speak(meaning, parts[0], Language.PT, lexicon);
        speak(meaning, parts[1], Language.EN, lexicon);
        words(parts[2]).forEach(word -> lexicon.put(word, meaning, null));
    }

    private static void speak(String meaning, String words, Language language, Lexicon lexicon) {
        for (String word : words(words)) {
            lexicon.put(word, meaning, language);
            lexicon.speak(meaning, language, word);
        }
    }

    private static List<String> words(String list) {
        return List.of(list.split(",")).stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
