package dev.tino.finance.transaction;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.Caller;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/finance/summary")
@Authenticated
@Tag(name = "Finance")
class SummaryResource {

    private final TransactionRows rows;
    private final Caller caller;

    SummaryResource(TransactionRows rows, Caller caller) {
        this.rows = rows;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Totals by month and category, newest month first", description = "Access: any signed-in caller; his own.")
    public Uni<Page<MonthlyTotal>> summary(@RestQuery @Parameter(description = "First day", example = "2026-01-01") String from,
            @RestQuery @Parameter(description = "Last day", example = "2026-12-31") String to) {
        var days = TransactionFilter.between(QueryParameter.date("from", from), QueryParameter.date("to", to));
        return rows.monthlyTotals(caller.id(), days).map(Page::whole);
    }
}
