package dev.tino.finance.training;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.tino.ml.dataset.Dataset;

/**
 * What an owner's model is trained on.
 *
 * @param dataset grouped by what descriptions are compared by
 * @param filedAt when the owner filed each row
 */
record FiledRows(Dataset dataset, List<Instant> filedAt) {

    /**
     * The positions of those that a model knows nothing of: filed since it was trained, under descriptions on which the owner
     * had said nothing before.
     */
    int[] newSince(Instant trainedAt) {
        Set<String> known = new HashSet<>();
        for (int row = 0; row < filedAt.size(); row++) {
            if (!filedAt.get(row).isAfter(trainedAt)) {
                known.add(dataset.groups().get(row));
            }
        }
        return IntStream.range(0, filedAt.size()).filter(row -> filedAt.get(row).isAfter(trainedAt))
                .filter(row -> !known.contains(dataset.groups().get(row))).toArray();
    }
}
