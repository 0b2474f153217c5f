package dev.tino.compat.credit;

import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tino.compat.LegacyRefusal;
import dev.tino.core.web.Caller;
import dev.tino.core.web.PlainText;
import dev.tino.core.web.Role;
import dev.tino.credit.order.Order;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;

@Path(OrderResource.PATH)
@RolesAllowed(Role.COMPANY)
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class OrderResource {

    static final String PATH = "/fila/pedidos";
    static final String RESULT = "/resultado";

    private static final String ID = "pedid";
    private static final int LONGEST_ID = 200;

    private final Queue queue;
    private final LegacyBody bodies;
    private final Caller caller;

    OrderResource(Queue queue, LegacyBody bodies, Caller caller) {
        this.queue = queue;
        this.bodies = bodies;
        this.caller = caller;
    }

    record Inserted(@Schema(examples = "Mensagem Inserida") String mensagem) {
    }

    record Question(@Schema(examples = "2026000017") long pedid) {
    }

    @POST
    @Operation(summary = "Send an order to be decided on, as the older system takes it", description = "Access: companies. It is decided at once, by the company's own model; where there is none yet, it waits for one. The same order again changes nothing.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Map.class), example = """
            {"pedid": 2026000017, "CliLimCredTot": 5200.0, "clisimples": 1, "QtConsultado": 3, "HistPagPONTUAL": 87.5}"""))
    @APIResponse(responseCode = "200", description = "Taken", content = @Content(schema = @Schema(implementation = Inserted.class)))
    public Uni<Inserted> add(byte[] body) {
        JsonNode given = bodies.object(body, LegacyText.DATA_MISSING);
        String id = id(given);
        ObjectNode features = Records.features(given);
        if (features.isEmpty()) {
            throw LegacyRefusal.saying(400, LegacyText.ORDER_MISSING);
        }
        return queue.add(caller.id(), new Order(id, features)).replaceWith(() -> new Inserted(LegacyText.STORED));
    }

    @POST
    @Path(RESULT)
    @Operation(summary = "What was decided on an order, as the older system tells it", description = "Access: companies; their own orders. resultado is \"1\" for one that is approved, \"0\" for one that is refused, and null while it waits for a model or for a person to look at it; motivo is JSON in a text: what each feature did to the score.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Question.class)))
    @APIResponse(responseCode = "200", description = "As it stands", content = @Content(schema = @Schema(implementation = Result.class), example = """
            {"resultado": "0", "motivo": "{\\"HistPag_60 <= 42.5\\":-1.25,\\"CliLimCredTot <= 5200\\":0.31}"}"""))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<Result> result(byte[] body) {
        return queue.result(caller.id(), id(bodies.object(body, LegacyText.ID_MISSING)));
    }

    private static String id(JsonNode given) {
        JsonNode id = given.path(ID);
        if (!id.isTextual() && !id.isIntegralNumber() || PlainText.Rule.violation(id.asText(), LONGEST_ID) != null) {
            throw LegacyRefusal.saying(400, LegacyText.ID_MISSING);
        }
        return id.asText();
    }
}
