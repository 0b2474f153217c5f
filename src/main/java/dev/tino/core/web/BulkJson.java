package dev.tino.core.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;
import dev.tino.core.error.JsonFailures;
import dev.tino.core.error.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Reads, validates and writes JSON of megabytes on the worker pool: thousands of rows would hold up the event loop. */
@ApplicationScoped
public class BulkJson {

    private static final int MOST_VIOLATIONS = 100;

    private final ObjectMapper json;
    private final ObjectReader reader;
    private final Validator validator;
    private final Vertx vertx;

    BulkJson(ObjectMapper json, Validator validator, Vertx vertx) {
        this.json = json;
        // Where a list is of any JSON: a double would make an infinity of 1e400.
        this.reader = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        this.validator = validator;
        this.vertx = vertx;
    }

    /**
     * Reads a body that holds one list.
     *
     * @param field name of the list in the body
     * @param most how many elements it may have; more are refused before any of them is looked at
     * @return the elements, at least one, each of them valid
     */
    public <T, E> Uni<List<E>> readList(byte[] body, Class<T> type, String field, Function<T, List<E>> list, int most) {
        return vertx.executeBlocking(() -> {
            List<E> elements = list.apply(parse(body, type));
            if (elements == null || elements.isEmpty() || elements.size() > most) {
                throw Failure.invalid(field, "must hold 1 to " + most + " elements");
            }
            validate(field, elements);
            return elements;
        }, false);
    }

    public Uni<byte[]> write(Object value) {
        return vertx.executeBlocking(() -> json.writeValueAsBytes(value), false);
    }

    private void validate(String field, List<?> elements) {
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < elements.size() && violations.size() < MOST_VIOLATIONS; i++) {
            String element = field + "[" + i + "]";
            if (elements.get(i) == null) {
                violations.add(new Violation(element, "must not be null"));
            } else {
                validator.validate(elements.get(i)).forEach(
                        violation -> violations
                                .add(new Violation(element + "." + violation.getPropertyPath(), violation.getMessage())));
            }
        }
        if (!violations.isEmpty()) {
            throw Failure.invalid(violations);
        }
    }

    private <T> T parse(byte[] body, Class<T> type) {
        try {
            T value = reader.forType(type).readValue(body);
            if (value == null) {
                throw CoreError.MALFORMED.because("The body is empty");
            }
            return value;
        } catch (JsonProcessingException unreadable) {
            throw JsonFailures.of(unreadable);
        } catch (IOException noUnicode) {
            throw JsonFailures.ofEncoding();
        }
    }
}
