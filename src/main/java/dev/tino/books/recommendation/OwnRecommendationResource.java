package dev.tino.books.recommendation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/books/recommendations")
@Authenticated
@Tag(name = "Books")
@Produces(MediaType.APPLICATION_JSON)
class OwnRecommendationResource {

    private final RecommendationService service;
    private final Caller caller;

    OwnRecommendationResource(RecommendationService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Books that the caller may like", description = "Access: any signed-in caller. By the descriptions of what he likes and dislikes, the latest 100 of them (basis preferences); while he likes nothing that has a description, or nothing is trained yet, the popular ones (basis popular). None of which he has an opinion already.")
    @APIResponse(responseCode = "200", description = "The most fitting ones first", content = @Content(schema = @Schema(implementation = Recommendations.class), example = """
            {"basis": "popular", "model": null,
             "items": [{"book": {"id": "01936f4e-7c1a-7000-8000-000000000001", "upc": "a22124811bfa8350",
                                 "title": "The Testament of Mary", "genre": "Fiction", "price": 52.67, "availability": 16,
                                 "available": true, "rating": 4, "imageUrl": "https://books.example.com/1.jpg",
                                 "url": "https://books.example.com/1"},
                        "score": 3, "because": ["Fiction"]}],
             "nextCursor": null}"""))
    public Uni<Recommendations> own(@RestQuery @Parameter(description = "1 to 100, 10 when left out") String limit) {
        return service.to(caller.id(), RecommendationLimit.of(limit));
    }
}
