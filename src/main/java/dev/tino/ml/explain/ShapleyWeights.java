package dev.tino.ml.explain;

/**
 * What a player's joining counts for in a game of own and foreign players that is worth 1 to a set with all own players and
 * no foreign one, and nothing to any other set: (own - 1)! foreign! / (own + foreign)! to each own player, and as much less
 * to each foreign one, with the two numbers exchanged (Laberge, Pequignot: Understanding Interventional TreeSHAP, 2022,
 * lemma 2).
 */
final class ShapleyWeights {

    private final int stride;
    private final double[] weights;

    /** @param most players of a game */
    ShapleyWeights(int most) {
        stride = most + 1;
        weights = new double[stride * stride];
        for (int own = 1; own <= most; own++) {
            double weight = 1.0 / own;
            for (int foreign = 0; foreign <= most; foreign++) {
                weights[own * stride + foreign] = weight;
                weight *= (foreign + 1.0) / (own + foreign + 1);
            }
        }
    }

    /** Of one of the {@code own} players, at least 1. */
    double of(int own, int foreign) {
        return weights[own * stride + foreign];
    }

    long memory() {
        return (long) weights.length * Double.BYTES;
    }
}
