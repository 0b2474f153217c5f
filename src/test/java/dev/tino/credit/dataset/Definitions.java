package dev.tino.credit.dataset;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.tino.credit.dataset.definition.Definition;
import dev.tino.credit.dataset.definition.NewDataset;
import dev.tino.credit.dataset.definition.NewField;
import dev.tino.credit.dataset.definition.NewLabel;

/** Definitions for tests, with the label {@code status}: {@code paid} or {@code defaulted}. */
public final class Definitions {

    public static final NewLabel STATUS = new NewLabel("status", texts("paid"), texts("defaulted"));

    private Definitions() {
    }

    public static List<JsonNode> texts(String... texts) {
        return Stream.of(texts).<JsonNode> map(TextNode::valueOf).toList();
    }

    /** Customers by {@code customer}, {@code gender} protected. */
    public static NewDataset dataset(NewField... fields) {
        return new NewDataset("Pedidos", "customer", STATUS, List.of("gender"), List.of(fields));
    }

    public static Definition definition(NewField... fields) {
        return Definition.of(dataset(fields));
    }
}
