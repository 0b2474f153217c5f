package dev.tino.compat.finance.name;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.compat.finance.body.Bodies;
import dev.tino.compat.finance.body.Complaints;
import dev.tino.compat.finance.body.Fields;
import dev.tino.core.web.Caller;
import dev.tino.finance.category.NameKind;
import dev.tino.finance.category.OwnedName;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path("/")
@Authenticated
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class CategoriesResource {

    private final LegacyNames names;
    private final Bodies bodies;
    private final Caller caller;

    CategoriesResource(LegacyNames names, Bodies bodies, Caller caller) {
        this.names = names;
        this.bodies = bodies;
        this.caller = caller;
    }

    record CategoryRow(@JsonProperty("transaction_category") @Schema(examples = "Farmácia") String name, long id) {
        static CategoryRow of(Numbered numbered) {
            return new CategoryRow(numbered.name(), numbered.number());
        }
    }

    @GET
    @Path("/transaction_categories")
    @Operation(summary = "The caller's categories", description = "Access: any signed-in caller; his own. When there is none, {\"users\": []}.")
    @APIResponseSchema(value = CategoryRow[].class, responseCode = "200")
    public Uni<Object> list() {
        return names.all(NameKind.CATEGORY, caller.id())
                .map(all -> all.isEmpty() ? Map.of("users", List.of()) : all.stream().map(CategoryRow::of).toList());
    }

    @POST
    @Path("/transaction_category")
    @Consumes({ MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED })
    @Operation(summary = "Add a category", description = "Access: any signed-in caller. A form or JSON. 409 when the name is taken, whatever its case.")
    @APIResponse(responseCode = "409", ref = "Refused409")
    @APIResponseSchema(value = CategoryRow.class, responseCode = "200")
    public Uni<CategoryRow> add(@RestForm String name) {
        return add(bodies.form("name", name));
    }

    @POST
    @Path("/transaction_category")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<CategoryRow> add(byte[] body) {
        return add(bodies.object(body));
    }

    private Uni<CategoryRow> add(JsonNode body) {
        var complaints = new Complaints();
        String name = new Fields(body, List.of(), complaints).text("name", OwnedName.MAX_LENGTH);
        complaints.refuse();
        return names.add(NameKind.CATEGORY, caller.id(), name).map(CategoryRow::of);
    }

    @DELETE
    @Path("/transaction_category")
    @Operation(summary = "Remove a category", description = "Access: its owner. By its id, or its name as name or category tells it. 409 while transactions are filed under it.")
    @APIResponse(responseCode = "200", description = "Removed", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT), example = "{\"mesage\": \"Category removed successfully\", \"category\": \"Farmácia\"}"))
    @APIResponse(responseCode = "404", ref = "Refused404")
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<Map<String, String>> remove(@RestQuery @Parameter(example = "3") String id, @RestQuery String name,
            @RestQuery String category) {
        return names.remove(NameKind.CATEGORY, caller.id(), id, "name", name == null ? category : name);
    }
}
