package dev.tino.ml.encode;

import java.util.stream.IntStream;

/** Counts in how many rows each hash occurs: an open-addressing table that remembers the row that counted last. */
final class RowCounter {

    private int[] hashes = new int[1 << 16];
    private int[] counts = new int[1 << 16];
    private int[] lastRows = new int[1 << 16];
    private int size;

    void count(int hash, int row) {
        int slot = slot(hash);
        if (counts[slot] == 0) {
            hashes[slot] = hash;
            size++;
        } else if (lastRows[slot] == row) {
            return;
        }
        counts[slot]++;
        lastRows[slot] = row;
        if (size * 2 > hashes.length) {
            grow();
        }
    }

    /** The hashes that occur in at least so many rows, ascending. */
    int[] atLeast(int rows) {
        return IntStream.range(0, hashes.length).filter(slot -> counts[slot] >= rows).map(slot -> hashes[slot])
                .sorted().toArray();
    }

    int rowsWith(int hash) {
        return counts[slot(hash)];
    }

    private int slot(int hash) {
        int mixed = hash * Vocabulary.GOLDEN_RATIO;
        int slot = mixed >>> Integer.numberOfLeadingZeros(hashes.length) + 1;
        while (counts[slot] != 0 && hashes[slot] != hash) {
            slot = slot + 1 & hashes.length - 1;
        }
        return slot;
    }

    private void grow() {
        int[] oldHashes = hashes;
        int[] oldCounts = counts;
        int[] oldRows = lastRows;
        hashes = new int[oldHashes.length * 2];
        counts = new int[hashes.length];
        lastRows = new int[hashes.length];
        for (int old = 0; old < oldHashes.length; old++) {
            if (oldCounts[old] > 0) {
                int slot = slot(oldHashes[old]);
                hashes[slot] = oldHashes[old];
                counts[slot] = oldCounts[old];
                lastRows[slot] = oldRows[old];
            }
        }
    }
}
