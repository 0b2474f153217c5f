package dev.tino.credit.dataset.batch;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import dev.tino.credit.dataset.Datasets;
import io.smallrye.mutiny.Uni;

@Path(Datasets.PATH + "/{id}/batches/{sequence}")
@RolesAllowed(Role.COMPANY)
@Tag(name = "Credit")
@Produces(MediaType.APPLICATION_JSON)
class BatchResource {

    private final BatchService service;
    private final Caller caller;

    BatchResource(BatchService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Send a lot of 1 to 500 rows", description = "Access: its company. The number, 1 to 1,000,000, is the company's choice; lots come in any order, up to 16 of a dataset at a time. Each is stored once: the same content under the same number gets the same answer and changes nothing, sealed or not; other content is 409 BATCH_DIFFERS, a new number after sealing 409 DATASET_SEALED. Each row is looked at by itself: what is wrong with one is told and it is kept out, and the others are stored. null and a field that is not there both mean a missing value.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewBatch.class), example = """
            {"rows": [{"customer": 17, "status": "paid", "income": 3200.5, "region": "north", "gender": "f"},
                      {"customer": 18, "status": "defaulted", "income": null, "region": "south", "gender": "m"},
                      {"customer": 19, "status": "paid", "income": "3200.5", "region": "north", "gender": "f"}]}"""))
    @APIResponse(responseCode = "200", description = "What became of it", content = @Content(schema = @Schema(implementation = BatchAnswer.class), example = """
            {"received": 3, "rejected": [{"row": 2, "field": "income", "message": "must be a number"}]}"""))
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<BatchAnswer> put(UUID id, @Parameter(example = "1") long sequence, byte[] body) {
        return service.put(caller.id(), id, sequence, body);
    }
}
