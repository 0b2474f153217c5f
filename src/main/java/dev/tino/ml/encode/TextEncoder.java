package dev.tino.ml.encode;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Column.Kind;

/**
 * A text as the TF-IDF weights of its known character n-grams: (1 + ln tf) * idf, idf = ln((1 + n) / (1 + df)) + 1,
 * divided by their Euclidean norm, into which unknown n-grams may count (Manning, Raghavan, Schütze: Introduction to
 * Information Retrieval, sections 6.2 and 6.4.1). The norm of the result is at most 1; a text without a known n-gram
 * is the zero vector.
 */
@JsonPropertyOrder({ "shortestGram", "longestGram", "wordBounded", "unknown", "hashes", "idf" })
final class TextEncoder implements ColumnEncoder {

    private static final float[] SUBLINEAR = new float[64];

    static {
        for (int tf = 1; tf < SUBLINEAR.length; tf++) {
            SUBLINEAR[tf] = (float) (1 + StrictMath.log(tf));
        }
    }

    private final Ngrams ngrams;
    private final float unknown;
    private final Vocabulary vocabulary;
    private final float[] idf;

    private TextEncoder(Ngrams ngrams, float unknown, Vocabulary vocabulary, float[] idf) {
        this.ngrams = ngrams;
        this.unknown = unknown;
        this.vocabulary = vocabulary;
        this.idf = idf;
    }

    @JsonCreator
    static TextEncoder of(@JsonProperty("shortestGram") int shortest, @JsonProperty("longestGram") int longest,
            @JsonProperty("wordBounded") boolean wordBounded, @JsonProperty("unknown") float unknown,
            @JsonProperty("hashes") String hashes, @JsonProperty("idf") String idf) {
        Vocabulary vocabulary = new Vocabulary(PackedArray.ints(hashes));
        float[] weights = PackedArray.floats(idf);
        boolean possible = shortest >= 1 && longest >= shortest && longest <= EncoderSettings.LONGEST_GRAM;
        if (!possible || weights.length != vocabulary.size()) {
            throw Reason.DAMAGED_FILE.because("%d weights for %d n-grams of %d to %d characters", weights.length,
                    vocabulary.size(), shortest, longest);
        }
        Idf.check(unknown);
        Idf.check(weights);
        return new TextEncoder(new Ngrams(shortest, longest, wordBounded), unknown, vocabulary, weights);
    }

    static TextEncoder fit(List<String> texts, EncoderSettings settings) {
        Ngrams ngrams = new Ngrams(settings.shortestGram(), settings.longestGram(), settings.wordBounded());
        RowCounter counter = count(texts, ngrams);
        int[] hashes = counter.atLeast(settings.minimumRows());
        float[] idf = new float[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            idf[i] = Idf.of(texts.size(), counter.rowsWith(hashes[i]));
        }
        float unknown = (float) (settings.unknownWeight() * Idf.of(texts.size(), 0));
        return new TextEncoder(ngrams, unknown, new Vocabulary(hashes), idf);
    }

    private static RowCounter count(List<String> texts, Ngrams ngrams) {
        RowCounter counter = new RowCounter();
        char[] folded = new char[TextFolding.LONGEST + 2];
        int[] hashes = new int[ngrams.most(folded.length)];
        for (int row = 0; row < texts.size(); row++) {
            String text = texts.get(row);
            int length = text == null ? 0 : TextFolding.fold(text, TextFolding.LONGEST, folded);
            int size = ngrams.hash(folded, length, hashes);
            for (int i = 0; i < size; i++) {
                counter.count(hashes[i], row);
            }
        }
        return counter;
    }

    @Override
    public Kind kind() {
        return Kind.TEXT;
    }

    @Override
    public int width() {
        return vocabulary.size();
    }

    @Override
    public void encode(Object value, int offset, VectorWriter out) {
        if (value == null) {
            return;
        }
        char[] text = out.text(TextFolding.LONGEST);
        int length = TextFolding.fold((String) value, TextFolding.LONGEST, text);
        int[] hashes = out.hashes(ngrams.most(length));
        int grams = ngrams.hash(text, length, hashes);
        int first = out.size();
        int unknowns = countKnown(hashes, grams, offset, out);
        weigh(first, unknowns, offset, out);
    }

    /** Writes each known n-gram once, with its count as its value. */
    private int countKnown(int[] hashes, int grams, int offset, VectorWriter out) {
        int[] slots = out.slots(vocabulary.size());
        int unknowns = 0;
        for (int i = 0; i < grams; i++) {
            int index = vocabulary.find(hashes[i]);
            if (index < 0) {
                unknowns++;
            } else if (slots[index] == 0) {
                out.put(offset + index, 1);
                slots[index] = out.size();
            } else {
                out.values()[slots[index] - 1]++;
            }
        }
        return unknowns;
    }

    /** Turns the counts written since {@code first} into weights. */
    private void weigh(int first, int unknowns, int offset, VectorWriter out) {
        int[] slots = out.slots(vocabulary.size());
        int[] ids = out.ids();
        float[] values = out.values();
        float squares = unknowns * unknown * unknown;
        for (int i = first; i < out.size(); i++) {
            int index = ids[i] - offset;
            slots[index] = 0;
            float weight = SUBLINEAR[Math.min((int) values[i], SUBLINEAR.length - 1)] * idf[index];
            values[i] = weight;
            squares += weight * weight;
        }
        float norm = (float) Math.sqrt(squares);
        for (int i = first; i < out.size(); i++) {
            values[i] /= norm;
        }
    }

    @JsonProperty("shortestGram")
    int shortestGram() {
        return ngrams.shortest();
    }

    @JsonProperty("longestGram")
    int longestGram() {
        return ngrams.longest();
    }

    @JsonProperty("wordBounded")
    boolean wordBounded() {
        return ngrams.wordBounded();
    }

    @JsonProperty("unknown")
    float unknown() {
        return unknown;
    }

    /** Ascending int32, little-endian, in base64. */
    @JsonProperty("hashes")
    String hashes() {
        return PackedArray.ofInts(vocabulary.hashes());
    }

    /** float32, little-endian, in base64, in the order of the hashes. */
    @JsonProperty("idf")
    String idf() {
        return PackedArray.ofFloats(idf);
    }
}
