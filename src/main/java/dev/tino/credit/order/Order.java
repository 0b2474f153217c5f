package dev.tino.credit.order;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An order as it came.
 *
 * @param orderId the company's own, unique among its orders
 * @param features an object; which of its fields are right depends on the model
 */
public record Order(String orderId, JsonNode features) {
}
