package dev.tino.ml.dataset;

import java.util.SplittableRandom;

/** Brings positions into a random order, every one equally likely (Knuth: The Art of Computer Programming, 3.4.2). */
public final class Shuffle {

    private Shuffle() {
    }

    public static void inPlace(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int position = order[i];
            order[i] = order[j];
            order[j] = position;
        }
    }
}
