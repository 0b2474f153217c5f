package dev.tino.finance.classification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

import dev.tino.core.error.Violation;
import dev.tino.core.web.Money;
import dev.tino.core.web.PlainText;
import dev.tino.core.web.SaneDate;

/** A line to classify; fields beyond the known ones come back as they were given. */
public final class UnclassifiedLine {
    @Schema(required = true, examples = "2026-01-31")
    @JsonDeserialize(using = IsoDate.class)
    public LocalDate date;
    @Schema(required = true, examples = "PADARIA SAO JOAO")
    public String description;
    @Schema(required = true, examples = "-12.50")
    public BigDecimal amount;
    @Schema(examples = "Ana")
    public String person;
    @Schema(hidden = true)
    private Map<String, JsonNode> others;

    @JsonAnySetter
    void set(String name, JsonNode value) {
        if (others == null) {
            others = new LinkedHashMap<>();
        }
        others.put(name, value);
    }

    @JsonAnyGetter
    Map<String, JsonNode> others() {
        return others == null ? Map.of() : others;
    }

    /** What is wrong with the line. The same rules as those of a new transaction, but without the validator's price a line. */
    public List<Violation> violations(String prefix) {
        String dateViolation = date == null ? "must not be null" : SaneDate.Rule.violation(date);
        String descriptionViolation = description == null ? "must not be null" : PlainText.Rule.violation(description, 500);
        String amountViolation = amount == null ? "must not be null" : Money.Rule.violation(amount);
        String personViolation = person == null ? null : PlainText.Rule.violation(person, 140);
        if (dateViolation == null && descriptionViolation == null && amountViolation == null && personViolation == null) {
            return List.of();
        }
        var violations = new ArrayList<Violation>(4);
        add(violations, prefix + "date", dateViolation);
        add(violations, prefix + "description", descriptionViolation);
        add(violations, prefix + "amount", amountViolation);
        add(violations, prefix + "person", personViolation);
        return violations;
    }

    private static void add(List<Violation> violations, String field, String message) {
        if (message != null) {
            violations.add(new Violation(field, message));
        }
    }
}
