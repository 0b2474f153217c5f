package dev.tino.compat.finance.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.compat.LegacyRefusal;
import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;

class BodiesTest {

    private final Bodies bodies = new Bodies(new ObjectMapper());

    @Test
    void whatHoldsSomethingIsNeverReadWhole() {
        String nested = IntStream.range(0, 200_000).mapToObj(i -> "[]").collect(Collectors.joining(",", "[", "]"));

        LegacyRefusal refusal = refusal("{\"list\":[{\"name\":%1$s,\"other\":{\"a\":%1$s}},%1$s]}".formatted(nested));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.body().toString()).contains("valid string", "valid dictionary").hasSizeLessThan(2_000);
    }

    @Test
    void whatIsNoListIsNotReadWholeEither() {
        String nested = IntStream.range(0, 200_000).mapToObj(i -> "\"k%d\":{}".formatted(i))
                .collect(Collectors.joining(",", "{", "}"));

        LegacyRefusal refusal = refusal("{\"list\":%s}".formatted(nested));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.body().toString()).contains("valid list").hasSizeLessThan(1_000);
    }

    @Test
    void fieldsThatNobodySendsAreLeftOut() {
        String many = IntStream.range(0, 100_000).mapToObj(i -> ",\"k%d\":%d".formatted(i, i)).collect(Collectors.joining());

        assertThat(names("{\"list\":[{\"name\":\"a\"%s},{\"name\":\"b\"}]}".formatted(many))).containsExactly("a", "b");
    }

    @Test
    void anObjectIsShort() {
        String body = "{\"name\":\"%s\"}".formatted("x".repeat(70_000));

        assertThat(catchThrowableOfType(Failure.class, () -> bodies.object(body.getBytes(UTF_8))).code())
                .isEqualTo(CoreError.TOO_LARGE);
    }

    private LegacyRefusal refusal(String body) {
        return catchThrowableOfType(LegacyRefusal.class, () -> names(body));
    }

    private List<String> names(String body) {
        return bodies.list(body.getBytes(UTF_8), "list", 10, fields -> fields.text("name", 100));
    }
}
