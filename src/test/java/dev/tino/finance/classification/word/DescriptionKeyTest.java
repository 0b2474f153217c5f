package dev.tino.finance.classification.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DescriptionKeyTest {

    @Inject
    Pool pool;

    @Test
    void accentsCaseAndSpaceMakeNoDifferenceAndDigitsDo() {
        assertThat(DescriptionKey.of("  Pão de\u00a0 Açúcar\t12 ")).isEqualTo("pao de acucar 12");
        assertThat(DescriptionKey.of("PAO DE ACUCAR 12")).isEqualTo("pao de acucar 12");
        assertThat(DescriptionKey.of("Pão de Açúcar 13")).isEqualTo("pao de acucar 13");
    }

    @Test
    void theDatabaseMakesTheSameKeys() {
        long seed = System.nanoTime();
        List<String> descriptions = randomDescriptions(new Random(seed));

        var rows = pool
                .preparedQuery(
                        """
                                select finance_description_key(description) from unnest($1::text[]) with ordinality as given (description, place)
                                 order by place""")
                .execute(Tuple.of(descriptions.toArray(String[]::new))).await().indefinitely();

        int place = 0;
        for (var row : rows) {
            String description = descriptions.get(place++);
            assertThat(DescriptionKey.of(description)).as("%s of seed %d", description, seed).isEqualTo(row.getString(0));
        }
        assertThat(place).isEqualTo(descriptions.size());
    }

    private static List<String> randomDescriptions(Random random) {
        String letters = "aZçÇãÃéÉüñ0 9*  \t\u00a0\u0301\u0327ßİıĳŁøÅ\u212bẞσςДй한😀-\u2003";
        List<String> descriptions = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(1, 30), 0, letters.codePointCount(0, letters.length()))
                    .forEach(index -> text.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, index))));
            descriptions.add(text.toString());
        }
        return descriptions;
    }
}
