package dev.tino.credit.order;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order, for the OpenAPI document: {@link OrderReader} reads it. */
public record OrderBody(
        @Schema(required = true, examples = "2026-000017", description = "A text, or a whole number, which is taken as text") String orderId,
        @Schema(required = true, description = "The features that the model takes; null or left out is missing. The customer's number and protected fields may stand there, too: they are dropped") Map<String, Object> features) {

    /** Many of them. */
    public record Many(@Schema(required = true, minItems = 1) List<OrderBody> orders) {
    }
}
