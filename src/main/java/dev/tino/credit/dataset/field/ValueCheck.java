package dev.tino.credit.dataset.field;

import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one field of an object is held to.
 *
 * @param required whether it may not be missing
 * @param reader reads a value that is there
 */
public record ValueCheck(boolean required, Function<JsonNode, Reading> reader) {
}
