package dev.tino.ml.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.ml.ModelException;

class VocabularyTest {

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 3, 4, 100, 5000, 65_536 })
    void everyHashIsFoundAndNoOther(int size) {
        SplittableRandom random = new SplittableRandom(size);
        int[] hashes = random.ints().limit(size).sorted().distinct().toArray();

        Vocabulary vocabulary = new Vocabulary(PackedArray.ints(PackedArray.ofInts(hashes)));

        assertThat(vocabulary.size()).isEqualTo(hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            assertThat(vocabulary.find(hashes[i])).isEqualTo(i);
        }
        random.ints().limit(1000).filter(hash -> Arrays.binarySearch(hashes, hash) < 0)
                .forEach(hash -> assertThat(vocabulary.find(hash)).isEqualTo(-1));
    }

    @Test
    void zeroIsAHashLikeAnyOther() {
        assertThat(new Vocabulary(new int[] { 5 }).find(0)).isEqualTo(-1);
        assertThat(new Vocabulary(new int[] { 0, 5 }).find(0)).isZero();
    }

    @Test
    void hashesOutOfOrderAreRefused() {
        assertThatThrownBy(() -> new Vocabulary(new int[] { 2, 2 })).isInstanceOf(ModelException.class);
    }
}
