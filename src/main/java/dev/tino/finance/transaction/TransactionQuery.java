package dev.tino.finance.transaction;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.QueryParameter;

/** The filters of a list of transactions, as they stand in the address. */
class TransactionQuery {
    @RestQuery
    @Parameter(description = "First day", example = "2026-01-01")
    String from;
    @RestQuery
    @Parameter(description = "Last day", example = "2026-12-31")
    String to;
    @RestQuery
    String categoryId;
    @RestQuery
    String typeId;
    @RestQuery
    @Parameter(description = "Exactly this person")
    String person;
    @RestQuery
    @Parameter(description = "Part of the description, whatever its case", example = "padaria")
    String q;
    @RestQuery
    @Parameter(description = "Least amount; expenses are negative")
    String minAmount;
    @RestQuery
    @Parameter(description = "Greatest amount; expenses are negative")
    String maxAmount;

    TransactionFilter filter() {
        return new TransactionFilter(QueryParameter.date("from", from), QueryParameter.date("to", to),
                QueryParameter.uuid("categoryId", categoryId), QueryParameter.uuid("typeId", typeId),
                QueryParameter.text("person", person), QueryParameter.text("q", q),
                QueryParameter.money("minAmount", minAmount), QueryParameter.money("maxAmount", maxAmount), null, null);
    }
}
