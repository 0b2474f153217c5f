package dev.tino.books.catalogue.figures;

import java.util.List;

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

import dev.tino.books.catalogue.CatalogueAnswers;
import dev.tino.books.catalogue.EntityTag;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.QueryParameter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** What there is to know of the catalogue as a whole. */
@Path("/api/v1/books")
@Tag(name = "Books")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
class CatalogueResource {

    private static final String NOT_MODIFIED = "The catalogue has not changed since the answer that If-None-Match names";

    private final CatalogueFigures figures;
    private final TrainingRows trainingRows;
    private final CatalogueAnswers answers;
    private final Ndjson ndjson;

    CatalogueResource(CatalogueFigures figures, TrainingRows trainingRows, CatalogueAnswers answers, Ndjson ndjson) {
        this.figures = figures;
        this.trainingRows = trainingRows;
        this.answers = answers;
        this.ndjson = ndjson;
    }

    @GET
    @Path("/genres")
    @Operation(summary = "The genres, A to Z", description = "Access: anybody. Each with the number of its books.")
    @APIResponse(responseCode = "200", description = "All of them", content = @Content(schema = @Schema(implementation = GenrePage.class)))
    @APIResponse(responseCode = "304", description = NOT_MODIFIED)
    public Uni<RestResponse<byte[]>> genres(@Context HttpHeaders headers) {
        return answers.answer(EntityTag.given(headers), List.of("genres"), figures::genres);
    }

    @GET
    @Path("/stats/overview")
    @Operation(summary = "The catalogue in figures", description = "Access: anybody. Of an empty one, zeros and nulls.")
    @APIResponse(responseCode = "200", description = "Figures", content = @Content(schema = @Schema(implementation = CatalogueOverview.class), example = """
            {"books": 1000, "available": 1000, "averagePrice": 35.07, "minPrice": 10.00, "maxPrice": 59.99,
             "averageRating": 2.92, "ratings": {"1": 226, "2": 196, "3": 203, "4": 179, "5": 196}, "genres": 50}"""))
    @APIResponse(responseCode = "304", description = NOT_MODIFIED)
    public Uni<RestResponse<byte[]>> overview(@Context HttpHeaders headers) {
        return answers.answer(EntityTag.given(headers), List.of("overview"), figures::overview);
    }

    @GET
    @Path("/stats/genres")
    @Operation(summary = "The genres in figures, the largest first", description = "Access: anybody.")
    @APIResponse(responseCode = "200", description = "All of them", content = @Content(schema = @Schema(implementation = GenreFiguresPage.class)))
    @APIResponse(responseCode = "304", description = NOT_MODIFIED)
    public Uni<RestResponse<byte[]>> byGenre(@Context HttpHeaders headers) {
        return answers.answer(EntityTag.given(headers), List.of("figures by genre"), figures::byGenre);
    }

    @GET
    @Path("/features")
    @Operation(summary = "What rating models learn from", description = "Access: anybody. The books that are rated, by UPC, each with what is known of it and, apart from that, what is to be guessed.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = TrainingPage.class)))
    @APIResponse(responseCode = "304", description = NOT_MODIFIED)
    public Uni<RestResponse<byte[]>> features(@RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit,
            @RestQuery String cursor, @Context HttpHeaders headers) {
        int size = QueryParameter.limit(limit);
        return answers.answer(EntityTag.given(headers), List.of("features", size, cursor == null ? "" : cursor),
                () -> trainingRows.page(size, cursor));
    }

    @GET
    @Path("/features")
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All of what rating models learn from, one JSON object a line", description = "Access: anybody.")
    public Multi<byte[]> streamFeatures() {
        return ndjson.write(cursor -> trainingRows.page(Ndjson.PAGE, cursor));
    }

    /** {@code Page<GenreView>} for the OpenAPI document, which knows no type arguments in annotations. */
    record GenrePage(List<GenreView> items, @Schema(nullable = true) String nextCursor) {
    }

    /** {@code Page<GenreFigures>} likewise. */
    record GenreFiguresPage(List<GenreFigures> items, @Schema(nullable = true) String nextCursor) {
    }

    /** {@code Page<TrainingRow>} likewise. */
    record TrainingPage(List<TrainingRow> items, @Schema(nullable = true) String nextCursor) {
    }
}
