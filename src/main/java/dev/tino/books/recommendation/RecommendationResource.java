package dev.tino.books.recommendation;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.books.catalogue.EntityTag;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

@Path("/api/v1/books/{id}/recommendations")
@PermitAll
@Tag(name = "Books")
@Produces(MediaType.APPLICATION_JSON)
class RecommendationResource {

    private final SimilarBooks similar;

    RecommendationResource(SimilarBooks similar) {
        this.similar = similar;
    }

    @GET
    @Operation(summary = "Books like this one", description = "Access: everybody. By the words of the descriptions (basis description); where a book has none, or nothing is trained yet, by genre and title (basis genre). Of one work's editions at most one is told, and genres take turns where they fit nearly as well. Because of the words that both descriptions or both titles have, and of the genre when both have it. An answer that a model has to be run for counts as one of those, too.")
    @APIResponse(responseCode = "200", description = "The most fitting ones first", content = @Content(schema = @Schema(implementation = Recommendations.class), example = """
            {"basis": "description", "model": {"name": "books.recommender", "version": 3},
             "items": [{"book": {"id": "01936f4e-7c1a-7000-8000-000000000001", "upc": "a22124811bfa8350",
                                 "title": "The Testament of Mary", "genre": "Fiction", "price": 52.67, "availability": 16,
                                 "available": true, "rating": 4, "imageUrl": "https://books.example.com/1.jpg",
                                 "url": "https://books.example.com/1"},
                        "score": 0.178, "because": ["mary", "garden", "Fiction"]}],
             "nextCursor": null}"""))
    @APIResponse(responseCode = "304", description = "Neither the catalogue nor the model has changed since the answer that If-None-Match names")
    public Uni<RestResponse<byte[]>> like(UUID id,
            @RestQuery @Parameter(description = "1 to 100, 10 when left out") String limit, @Context HttpHeaders headers,
            @Context RoutingContext context) {
        return similar.like(id, RecommendationLimit.of(limit), EntityTag.given(headers), Asker.of(context));
    }
}
