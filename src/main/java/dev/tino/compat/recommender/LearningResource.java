package dev.tino.compat.recommender;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.books.recommendation.Asker;
import dev.tino.core.error.CoreError;
import dev.tino.core.web.BulkJson;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

@Path(Recommender.ROOT + "/ml")
@EndpointDisabled(name = Recommender.ENABLED, stringValue = Recommender.OFF)
@Authenticated
@Tag(name = Recommender.TAG)
@Produces(MediaType.APPLICATION_JSON)
class LearningResource {

    /** Of a body that holds a title. */
    private static final int MOST_BYTES = 64 * 1024;

    private final LearningService learning;
    private final RecommendationService recommendations;
    private final SecurityIdentity identity;
    private final Caller caller;
    private final ObjectMapper json;
    private final BulkJson bulk;

    LearningResource(LearningService learning, RecommendationService recommendations, SecurityIdentity identity, Caller caller,
            ObjectMapper json, BulkJson bulk) {
        this.learning = learning;
        this.recommendations = recommendations;
        this.identity = identity;
        this.caller = caller;
        this.json = json;
        this.bulk = bulk;
    }

    @GET
    @Path("/features")
    @Operation(summary = "The words by which books are compared", description = "Access: any signed-in caller.")
    @APIResponseSchema(value = LearningService.Features.class, responseCode = "200")
    public Uni<byte[]> features() {
        return learning.features().chain(bulk::write);
    }

    @GET
    @Path("/training-data")
    @Operation(summary = "What was trained", description = "Access: any signed-in caller. An administrator's request has the models trained anew, as a job.")
    @APIResponseSchema(value = LearningService.Training.class, responseCode = "200")
    public Uni<LearningService.Training> training() {
        UUID actorId = identity.hasRole(Role.ADMIN) ? caller.id() : null;
        return learning.training(actorId);
    }

    @GET
    @Path("/predictions")
    @Operation(summary = "Books like the one of a title", description = "Access: any signed-in caller. The title comes in the body, as that system has it, or in the address, as proxies drop a body of a GET.")
    @RequestBody(required = false, content = @Content(mediaType = MediaType.APPLICATION_JSON, example = "{\"title\": \"It's Only the Himalayas\"}"))
    public Uni<List<RecommendationService.Predicted>> predictions(
            @RestQuery @Parameter(example = "It's Only the Himalayas") String title, @Context RoutingContext context) {
        Asker asker = Asker.of(context);
        return (title == null || title.isEmpty() ? titleOfBody(context.request()) : Uni.createFrom().item(title))
                .onItem().ifNull().failWith(() -> Answers.error(400, "Título do livro não fornecido"))
                .chain(sent -> recommendations.like(sent, asker));
    }

    /** Read here, as no resource is given the body of a GET. */
    private Uni<String> titleOfBody(HttpServerRequest request) {
        if (request.isEnded()) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom().completionStage(() -> {
            Future<Buffer> body = request.body();
            request.resume();
            return body.toCompletionStage();
        }).map(body -> {
            if (body.length() > MOST_BYTES) {
                throw CoreError.TOO_LARGE.because("A title is shorter");
            }
            return JsonBody.text(JsonBody.read(body.getBytes(), json), "title");
        });
    }

    @GET
    @Path("/user-preferences/{user_id}")
    @Operation(summary = "Books that the caller may like", description = "Access: its owner. By what he likes and dislikes; popular ones while Tino does not know that.")
    @APIResponse(responseCode = "200", description = "The most fitting ones first", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.ARRAY, implementation = RecommendationService.Preferred.class)))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<List<RecommendationService.Preferred>> preferences(@RestPath("user_id") String userId,
            @Context RoutingContext context) {
        return recommendations.of(userId, Asker.of(context))
                .onItem().ifNull().failWith(() -> Answers.message(404,
                        "Não há histórico de predições para o usuário id %s.".formatted(userId)));
    }
}
