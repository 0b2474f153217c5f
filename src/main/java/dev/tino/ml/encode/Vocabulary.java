package dev.tino.ml.encode;

import dev.tino.ml.ModelException.Reason;

/** Numbers the hashes of the known n-grams 0, 1, 2... in ascending order; an open-addressing table finds them. */
final class Vocabulary {

    /** 2^32 divided by the golden ratio: a product with it scatters over its upper bits (Knuth, 6.4). */
    static final int GOLDEN_RATIO = 0x9e3779b9;

    private final int[] hashes;
    /** Hash in the upper half, index + 1 in the lower; 0 is empty. */
    private final long[] table;
    private final int shift;

    /** @param hashes ascending, distinct */
    Vocabulary(int[] hashes) {
        this.hashes = hashes;
        int bits = 33 - Integer.numberOfLeadingZeros(Math.max(4, hashes.length));
        table = new long[1 << bits];
        shift = 32 - bits;
        for (int i = 0; i < hashes.length; i++) {
            if (i > 0 && hashes[i] <= hashes[i - 1]) {
                throw Reason.DAMAGED_FILE.because("the vocabulary is not in order");
            }
            insert(hashes[i], i);
        }
    }

    private void insert(int hash, int index) {
        int slot = hash * GOLDEN_RATIO >>> shift;
        while (table[slot] != 0) {
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = (long) hash << 32 | index + 1;
    }

    int size() {
        return hashes.length;
    }

    /** @return the n-gram's index, or -1 for an unknown one */
    int find(int hash) {
        int slot = hash * GOLDEN_RATIO >>> shift;
        while (true) {
            long entry = table[slot];
            if (entry == 0) {
                return -1;
            }
            if ((int) (entry >>> 32) == hash) {
                return (int) entry - 1;
            }
            slot = slot + 1 & table.length - 1;
        }
    }

    /** Ascending; not to be changed. */
    int[] hashes() {
        return hashes;
    }
}
