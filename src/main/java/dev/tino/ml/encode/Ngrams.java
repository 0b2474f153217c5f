package dev.tino.ml.encode;

/**
 * The hashes of a folded text's character n-grams. Each is the 32-bit FNV-1a hash of the n-gram's characters, rolled
 * from the shorter n-gram that starts at the same place, so no string is made.
 */
record Ngrams(int shortest, int longest, boolean wordBounded) {

    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    /**
     * @param hashes takes the hashes; at least {@code most(length)} long
     * @return how many were written
     */
    int hash(char[] text, int length, int[] hashes) {
        int size = 0;
        for (int start = 0; start < length - 1; start++) {
            int hash = FNV_OFFSET;
            int end = Math.min(length, start + longest);
            for (int i = start; i < end; i++) {
                hash = (hash ^ text[i]) * FNV_PRIME;
                if (i - start + 1 >= shortest) {
                    hashes[size++] = hash;
                }
                if (wordBounded && i > start && text[i] == ' ') {
                    break;
                }
            }
        }
        return size;
    }

    int most(int length) {
        return length * (longest - shortest + 1);
    }
}
