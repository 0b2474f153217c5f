package dev.tino.finance.category;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.core.idempotency.Answer;
import dev.tino.core.idempotency.Creations;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path(CategoryResource.PATH)
@Authenticated
@Tag(name = "Finance")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class CategoryResource {

    static final String PATH = "/api/v1/finance/categories";

    private final Categories categories;
    private final NameRows rows;
    private final Creations creations;
    private final Caller caller;

    CategoryResource(Categories categories, NameRows rows, Creations creations, Caller caller) {
        this.categories = categories;
        this.rows = rows;
        this.creations = creations;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The caller's categories", description = "Access: any signed-in caller; his own.")
    public Uni<Page<NameView>> list() {
        return categories.all(caller.id()).map(NameView::page);
    }

    @POST
    @Operation(summary = "Add a category", description = "Access: any signed-in caller. 409 when the name is taken, whatever its case.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponseSchema(value = NameView.class, responseCode = "201")
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<RestResponse<byte[]>> add(@NotNull @Valid NewName input) {
        UUID ownerId = caller.id();
        return creations.once(ownerId, input, this::answer,
                creation -> rows.add(NameKind.CATEGORY, ownerId, input.name(), creation));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove a category", description = "Access: its owner. 409 while transactions are filed under it.")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<Void> remove(UUID id) {
        return rows.remove(NameKind.CATEGORY, caller.id(), id);
    }

    private Answer answer(NameView added) {
        return creations.created(PATH + "/" + added.id(), added);
    }
}
