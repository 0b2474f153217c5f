package dev.tino.compat.credit;

import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;

@Path(TrainingDataResource.PATH)
@RolesAllowed(Role.COMPANY)
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class TrainingDataResource {

    static final String PATH = "/cadastro/modelos";

    private final Shipments shipments;
    private final Caller caller;

    TrainingDataResource(Shipments shipments, Caller caller) {
        this.shipments = shipments;
        this.caller = caller;
    }

    /**
     * @param recebidos records that came
     * @param rejeitados those of them that were kept out
     */
    record Inserted(@Schema(examples = "Mensagem Inserida") String mensagem, @Schema(examples = "1200") int recebidos,
            @Schema(examples = "0") int rejeitados) {
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Send past orders to learn from, as the older system takes them", description = "Access: companies. Records with start_json 1 begin a dataset, end_json 1 closes it and has a model trained. The same array again changes nothing. Why records were rejected tells GET /api/v1/credit/datasets/{id}/rejected.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.ARRAY, implementation = Map.class), example = """
            [{"pedid": 1, "IdCliente": 17, "status": "liberado", "CliLimCredTot": 5200.0, "start_json": 1, "end_json": 0},
             {"pedid": 2, "IdCliente": 18, "status": "bloqueado", "CliLimCredTot": 300.0, "start_json": 0, "end_json": 1}]"""))
    @APIResponse(responseCode = "200", description = "Stored", content = @Content(schema = @Schema(implementation = Inserted.class)))
    public Uni<Inserted> add(byte[] body) {
        return shipments.take(caller.id(), body)
                .map(taken -> new Inserted(LegacyText.STORED, taken.received(), taken.rejected()));
    }
}
