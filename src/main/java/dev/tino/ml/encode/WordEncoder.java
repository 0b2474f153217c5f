package dev.tino.ml.encode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Column.Kind;

/**
 * A text as the TF-IDF weights of its known words: tf * {@link Idf}, divided by their Euclidean norm (Manning, Raghavan,
 * Schütze: Introduction to Information Retrieval, sections 6.2.2 and 6.3.1). Unknown words do not count; a text without
 * a known one is the zero vector.
 */
@JsonPropertyOrder({ "words", "idf" })
final class WordEncoder implements ColumnEncoder {

    private static final char SEPARATOR = ' ';

    private final List<String> words;
    private final Map<String, Integer> indexes;
    private final float[] idf;

    /** @param words ascending, each once */
    private WordEncoder(List<String> words, float[] idf) {
        this.words = words;
        this.idf = idf;
        indexes = new HashMap<>(words.size() * 2);
        words.forEach(word -> indexes.put(word, indexes.size()));
    }

    @JsonCreator
    static WordEncoder of(@JsonProperty("words") String joined, @JsonProperty("idf") String packed) {
        List<String> words = joined.isEmpty() ? List.of() : List.of(joined.split(String.valueOf(SEPARATOR), -1));
        float[] idf = PackedArray.floats(packed);
        if (idf.length != words.size() || words.contains("")) {
            throw Reason.DAMAGED_FILE.because("%d weights for %d words", idf.length, words.size());
        }
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).compareTo(words.get(i - 1)) <= 0) {
                throw Reason.DAMAGED_FILE.because("the words are not in order");
            }
        }
        Idf.check(idf);
        return new WordEncoder(words, idf);
    }

    static WordEncoder fit(List<String> texts, EncoderSettings settings) {
        Map<String, int[]> counts = new TreeMap<>();
        char[] folded = new char[TextFolding.LONGEST_OF_WORDS + 2];
        for (int row = 0; row < texts.size(); row++) {
            int mark = row + 1;
            Words.of(texts.get(row), folded, word -> count(counts.computeIfAbsent(word, unseen -> new int[2]), mark));
        }
        counts.values().removeIf(count -> count[0] < settings.minimumRows());
        List<String> words = new ArrayList<>(counts.keySet());
        float[] idf = new float[words.size()];
        for (int i = 0; i < idf.length; i++) {
            idf[i] = Idf.of(texts.size(), counts.get(words.get(i))[0]);
        }
        return new WordEncoder(words, idf);
    }

    /** @param count rows that have the word, and the mark of the last of them */
    private static void count(int[] count, int mark) {
        if (count[1] != mark) {
            count[0]++;
            count[1] = mark;
        }
    }

    @Override
    public Kind kind() {
        return Kind.TEXT;
    }

    @Override
    public int width() {
        return words.size();
    }

    @Override
    public void encode(Object value, int offset, VectorWriter out) {
        int first = out.size();
        int[] slots = out.slots(words.size());
        Words.of((String) value, out.text(TextFolding.LONGEST_OF_WORDS), word -> {
            Integer index = indexes.get(word);
            if (index == null) {
                return;
            }
            if (slots[index] == 0) {
                out.put(offset + index, 1);
                slots[index] = out.size();
            } else {
                out.values()[slots[index] - 1]++;
            }
        });
        weigh(first, offset, out);
    }

    /** Turns the counts written since {@code first} into weights. */
    private void weigh(int first, int offset, VectorWriter out) {
        int[] slots = out.slots(words.size());
        double squares = 0;
        for (int i = first; i < out.size(); i++) {
            int index = out.ids()[i] - offset;
            slots[index] = 0;
            double weight = (double) out.values()[i] * idf[index];
            squares += weight * weight;
        }
        double norm = Math.sqrt(squares);
        for (int i = first; i < out.size(); i++) {
            int index = out.ids()[i] - offset;
            out.values()[i] = (float) ((double) out.values()[i] * idf[index] / norm);
        }
    }

    String word(int index) {
        return words.get(index);
    }

    /** Ascending, divided by spaces, which no word has. */
    @JsonProperty("words")
    String words() {
        return String.join(String.valueOf(SEPARATOR), words);
    }

    /** float32, little-endian, in base64, in the order of the words. */
    @JsonProperty("idf")
    String idf() {
        return PackedArray.ofFloats(idf);
    }
}
