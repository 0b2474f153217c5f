package dev.tino.books.rating;

import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.RequestCaller;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

@Path(RatingResource.PATH)
@PermitAll
@Tag(name = "Books")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class RatingResource {

    static final String PATH = "/api/v1/books/ratings/predictions";

    private final RatingService service;

    RatingResource(RatingService service) {
        this.service = service;
    }

    @POST
    @Operation(summary = "Guess whether a book is rated 4 or more", description = "Access: everybody. The champion answers, or the latest version of an algorithm. 422 for a genre that no book has and for an unknown algorithm; 503 while nothing is trained.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RatingQuestion.class), example = """
            {"title": "The Secret Garden", "price": 15.08, "available": true, "genre": "Classics"}"""))
    @APIResponse(responseCode = "200", description = "The guess, and what it is to be held against", content = @Content(schema = @Schema(implementation = RatingAnswer.class), example = """
            {"algorithm": "logistic-regression", "version": 3, "wellRated": false, "probability": 0.3712, "baseline": 0.638,
             "signal": false}"""))
    public Uni<RatingAnswer> predict(
            @RestQuery @Parameter(description = "logistic-regression, random-forest or linear-svm; the champion's when left out") String algorithm,
            @NotNull @Valid RatingQuestion question, @Context RoutingContext context) {
        String asked = algorithm == null || algorithm.isEmpty() ? null : algorithm;
        if (asked != null) {
            RatingAlgorithms.check(Set.of(asked));
        }
        return service.predict(question, asked, RequestCaller.id(context));
    }
}
