package dev.tino.compat.rating;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.books.BookError;
import dev.tino.books.scraping.Scrapes;
import dev.tino.core.error.Failure;
import dev.tino.core.job.JobError;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

@Path("/compat/rating/api/v1/raspagem")
@RolesAllowed(Role.ADMIN)
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class RatingScrapeResource {

    private final Scrapes scrapes;
    private final Tasks tasks;
    private final Pool pool;
    private final Caller caller;

    RatingScrapeResource(Scrapes scrapes, Tasks tasks, Pool pool, Caller caller) {
        this.scrapes = scrapes;
        this.tasks = tasks;
        this.pool = pool;
        this.caller = caller;
    }

    @POST
    @Path("/trigger")
    @Operation(summary = "Look at the whole shop", description = "Access: administrators. One run at a time.")
    @APIResponse(responseCode = "202", description = "Queued", content = @Content(schema = @Schema(implementation = Task.Queued.class)))
    @APIResponse(responseCode = "409", description = "Já existe uma tarefa de raspagem em andamento", content = @Content(schema = @Schema(implementation = Detail.class)))
    public Uni<RestResponse<Task.Queued>> trigger() {
        UUID actorId = caller.id();
        return pool.withTransaction(transaction -> scrapes.submit(transaction, actorId))
                .onFailure(RatingScrapeResource::isUnderWay).recoverWithUni(failure -> refuse((Failure) failure, actorId))
                .map(id -> RestResponse.status(RestResponse.Status.ACCEPTED, new Task.Queued(id, Task.Queued.SCRAPE)));
    }

    private static boolean isUnderWay(Throwable failure) {
        return failure instanceof Failure refused && refused.code() == BookError.SCRAPE_UNDER_WAY;
    }

    private Uni<UUID> refuse(Failure underWay, UUID actorId) {
        String job = underWay.headers().get(HttpHeaders.LOCATION);
        UUID id = UUID.fromString(job.substring(job.lastIndexOf('/') + 1));
        return tasks.find(id, actorId).map(task -> {
            throw Detail.refusal(409, "Já existe uma tarefa de raspagem em andamento (ID: %s, Estado: %s).", id, task.state());
        });
    }

    @GET
    @Path("/status/{id_tarefa}")
    @Operation(summary = "How a look at the shop stands", description = "Access: administrators.")
    @APIResponse(responseCode = "200", description = "Its state", content = @Content(schema = @Schema(implementation = Task.class)))
    @APIResponse(responseCode = "404", description = "Tarefa não encontrada.", content = @Content(schema = @Schema(implementation = Detail.class)))
    public Uni<Task> status(
            @RestPath("id_tarefa") @Parameter(example = "01956b4f-0c55-7a20-8e11-0a6b0c9d3e42") String id) {
        try {
            return tasks.find(UUID.fromString(id), caller.id());
        } catch (IllegalArgumentException noId) {
            throw JobError.JOB_NOT_FOUND.because("There is no such job");
        }
    }
}
