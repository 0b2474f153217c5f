package dev.tino.core.web;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.error.CoreError;
import dev.tino.core.error.JsonFailures;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Reads, validates and writes JSON of megabytes on the worker pool: thousands of rows would hold up the event loop. */
@ApplicationScoped
public class BulkJson {

    private final ObjectMapper json;
    private final Validator validator;
    private final Vertx vertx;

    BulkJson(ObjectMapper json, Validator validator, Vertx vertx) {
        this.json = json;
        this.validator = validator;
        this.vertx = vertx;
    }

    public <T> Uni<T> read(byte[] body, Class<T> type) {
        return vertx.executeBlocking(() -> {
            T value = parse(body, type);
            var violations = validator.validate(value);
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
            return value;
        }, false);
    }

    public Uni<byte[]> write(Object value) {
        return vertx.executeBlocking(() -> json.writeValueAsBytes(value), false);
    }

    private <T> T parse(byte[] body, Class<T> type) {
        try {
            T value = json.readValue(body, type);
            if (value == null) {
                throw CoreError.MALFORMED.because("The body is empty");
            }
            return value;
        } catch (JsonProcessingException unreadable) {
            throw JsonFailures.of(unreadable);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
