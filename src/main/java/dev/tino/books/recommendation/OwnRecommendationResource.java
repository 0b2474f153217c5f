package dev.tino.books.recommendation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

@Path("/api/v1/books/recommendations")
@Authenticated
@Tag(name = "Books")
@Produces(MediaType.APPLICATION_JSON)
class OwnRecommendationResource {

    private final BooksForReaders readers;

    OwnRecommendationResource(BooksForReaders readers) {
        this.readers = readers;
    }

    @GET
    @Operation(summary = "Books that the caller may like", description = "Access: any signed-in caller. By the descriptions of what he likes and dislikes, the latest 100 of them (basis preferences); while he likes nothing that has a description, or nothing is trained yet, the popular ones (basis popular, counted once a minute). None of which he has an opinion already, in whatever edition; of one work's editions at most one is told. What a model has to be run for counts as such, too.")
    @APIResponse(responseCode = "200", description = "The most fitting ones first", content = @Content(schema = @Schema(implementation = Recommendations.class), example = """
            {"basis": "popular", "model": null,
             "items": [{"book": {"id": "01936f4e-7c1a-7000-8000-000000000001", "upc": "a22124811bfa8350",
                                 "title": "The Testament of Mary", "genre": "Fiction", "price": 52.67, "availability": 16,
                                 "available": true, "rating": 4, "imageUrl": "https://books.example.com/1.jpg",
                                 "url": "https://books.example.com/1"},
                        "score": 3, "because": []}],
             "nextCursor": null}"""))
    public Uni<Recommendations> own(@RestQuery @Parameter(description = "1 to 100, 10 when left out") String limit,
            @Context RoutingContext context) {
        return readers.to(Asker.of(context), RecommendationLimit.of(limit));
    }
}
