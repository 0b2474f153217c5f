package dev.tino.credit.dataset.report;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import dev.tino.credit.dataset.Datasets;
import io.smallrye.mutiny.Uni;

@Path(Datasets.PATH + "/{id}/report")
@RolesAllowed(Role.COMPANY)
@Tag(name = "Credit")
@Produces(MediaType.APPLICATION_JSON)
class ReportResource {

    private final ReportService service;
    private final Caller caller;

    ReportResource(ReportService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "What the rows so far look like", description = "Access: its company. The report grows with each lot and rests on no order of them. foretells is the share of rows whose label that column alone tells, each row told by the others; leak flags a column that tells it too well to have been known before the decision. Customers with several rows would stand on both sides of a split by rows; training splits by customer.")
    @APIResponse(responseCode = "200", description = "The report", content = @Content(schema = @Schema(implementation = DatasetReport.class), example = """
            {"id": "01956b4f-0c55-7a20-8e11-0a6b0c9d3e42", "name": "Pedidos de 2025", "status": "open", "rows": 998, "rejected": 2,
             "duplicates": 0, "label": {"approve": 702, "refuse": 296}, "majority": 0.7034,
             "columns": [
               {"name": "customer", "type": "number", "role": "id", "missing": 0, "constant": false, "foretells": null,
                "leak": false},
               {"name": "income", "type": "number", "role": "feature", "missing": 12, "min": 0.0, "max": 48000.0, "mean": 3271.2,
                "standardDeviation": 2822.7, "constant": false, "foretells": 0.7114, "leak": false},
               {"name": "region", "type": "category", "role": "feature", "missing": 0, "distinct": 2,
                "levels": [{"value": "north", "rows": 600}, {"value": "south", "rows": 398}], "moreLevels": 0,
                "tooManyLevels": false, "constant": false, "foretells": 0.7034, "leak": false}],
             "customers": {"count": 640, "several": 201, "rowsOfSeveral": 559, "bothLabels": 60},
             "warnings": [{"code": "CUSTOMERS_ON_BOTH_SIDES", "message": "201 of 640 customers have several rows, 559 in all; training keeps those of a customer on one side of its split"}]}"""))
    public Uni<DatasetReport> get(UUID id) {
        return service.get(caller.id(), id);
    }
}
