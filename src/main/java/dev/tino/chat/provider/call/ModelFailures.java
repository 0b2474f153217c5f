package dev.tino.chat.provider.call;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;

import dev.tino.chat.provider.protocol.ModelError;
import dev.tino.core.error.Failure;

/** What may go wrong with a model, in words for who asked it. */
record ModelFailures(String provider, Bounds bounds) {

    /** Whether it may be well later, and is better left alone until then. */
    static boolean isAway(Throwable failure) {
        return failure instanceof Failure refused && refused.code() instanceof ModelError error && switch (error) {
            case MODEL_AWAY, MODEL_BROKE_OFF, MODEL_TIMEOUT -> true;
            case MODEL_BUSY, MODEL_REFUSED, MODEL_INVALID, MODEL_FAILED, MODEL_ANSWER_TOO_LONG, MESSAGE_TOO_LONG -> false;
        };
    }

    Failure away(String reason) {
        return ModelError.MODEL_AWAY.because("The language model %s %s", provider, reason);
    }

    Failure leftAlone(Duration rest) {
        return after(away("failed too often and is left alone for some seconds"), rest);
    }

    Failure busy(String reason) {
        return ModelError.MODEL_BUSY.because("The language model %s is asked for more answers than it may: %s", provider,
                reason);
    }

    Failure status(int status, Optional<Duration> pause) {
        if (status == 408 || status == 429 || status >= 500) {
            Failure away = away("answered " + status);
            return pause.map(asked -> after(away, asked)).orElse(away);
        }
        return ModelError.MODEL_REFUSED.because(
                "The language model %s answered %d; look at the settings of its key, model and address", provider, status);
    }

    Failure invalid(String what) {
        return ModelError.MODEL_INVALID.because("The language model %s answered %s", provider, what);
    }

    Failure brokeOff() {
        return ModelError.MODEL_BROKE_OFF.because("The answer of the language model %s broke off", provider);
    }

    Failure tooLong() {
        return ModelError.MODEL_ANSWER_TOO_LONG.because("The language model %s answered more than %d bytes", provider,
                bounds.answerBytes());
    }

    /** @param begun whether the answer had */
    Failure late(boolean begun) {
        return begun
                ? ModelError.MODEL_TIMEOUT.because("The language model %s fell silent for %s, or took longer than %s", provider,
                        seconds(bounds.betweenTokens()), seconds(bounds.longest()))
                : ModelError.MODEL_TIMEOUT.because("The language model %s did not begin to answer within %s", provider,
                        seconds(bounds.firstToken()));
    }

    static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    private static Failure after(Failure failure, Duration pause) {
        // Rounded up: who comes back a moment too early is sent away again.
        return failure.with(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, pause.plusMillis(999).toSeconds())));
    }
}
