package dev.tino.core.error;

import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells malformed JSON (400) from JSON whose fields hold what they cannot hold (422). */
public final class JsonFailures {

    private JsonFailures() {
    }

    public static Failure of(JsonProcessingException exception) {
        if (exception instanceof UnrecognizedPropertyException unknown) {
            return Failure.invalid(path(unknown), "is not a field of this body");
        }
        if (exception instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
            return Failure.invalid(path(mismatch), expectation(mismatch));
        }
        if (exception instanceof MismatchedInputException) {
            return CoreError.MALFORMED.because("The body is empty or not of the expected JSON type");
        }
        if (exception.getCause() instanceof StreamConstraintsException || exception instanceof StreamConstraintsException) {
            return CoreError.MALFORMED.because("The JSON is nested too deeply or holds a number or name that is too long");
        }
        if (exception instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                && !(mapping.getCause() instanceof JsonProcessingException)) {
            return Failure.invalid(path(mapping), "is not acceptable");
        }
        var location = exception.getLocation();
        return location == null ? CoreError.MALFORMED.because("The body is not valid JSON")
                : CoreError.MALFORMED.because("The body is not valid JSON (line %d, column %d)", location.getLineNr(),
                        location.getColumnNr());
    }

    /** Bytes that are no text in the encoding that they begin with. */
    public static Failure ofEncoding() {
        return CoreError.MALFORMED.because("The body is not valid UTF-8");
    }

    private static String expectation(MismatchedInputException mismatch) {
        Class<?> target = mismatch.getTargetType();
        String name = target == null ? "value" : switch (target.getSimpleName()) {
            case "LocalDate" -> "date such as 2026-01-31";
            case "Instant" -> "instant such as 2026-01-31T12:00:00Z";
            case "UUID" -> "UUID";
            case "BigDecimal", "int", "Integer", "long", "Long", "double", "Double" -> "number";
            case "boolean", "Boolean" -> "boolean";
            case "String" -> "string";
            case "List", "ArrayList" -> "array";
            default -> "value of the expected type";
        };
        String prefix = mismatch instanceof InvalidFormatException ? "is not a valid " : "must be a valid ";
        return prefix + name;
    }

    private static String path(JsonMappingException exception) {
        return exception.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
