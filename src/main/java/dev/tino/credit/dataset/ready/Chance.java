package dev.tino.credit.dataset.ready;

import java.util.SplittableRandom;

/** Draws from distributions, with arithmetic that is the same on any machine. */
final class Chance {

    private Chance() {
    }

    /** Around 0 with a variance of 1: the sum of twelve even draws is as good as normal here. */
    static double normal(SplittableRandom random) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    /** How often something happens that happens so often on the average (Knuth: The Art of Computer Programming, 3.4.1). */
    static int count(double mean, SplittableRandom random) {
        double limit = StrictMath.exp(-Math.min(mean, 50));
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    static int flag(double probability, SplittableRandom random) {
        return random.nextDouble() < probability ? 1 : 0;
    }

    /** To the cent. */
    static double amount(double value) {
        return Math.rint(value * 100) / 100;
    }
}
