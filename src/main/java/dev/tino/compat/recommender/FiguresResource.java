package dev.tino.compat.recommender;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.books.catalogue.figures.CatalogueFigures;
import dev.tino.books.catalogue.figures.CatalogueOverview;
import dev.tino.books.catalogue.figures.GenreFigures;
import dev.tino.core.web.Page;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The catalogue as a whole. */
@Path(Recommender.ROOT)
@EndpointDisabled(name = Recommender.ENABLED, stringValue = Recommender.OFF)
@Authenticated
@Tag(name = Recommender.TAG)
@Produces(MediaType.APPLICATION_JSON)
class FiguresResource {

    private final CatalogueFigures figures;

    FiguresResource(CatalogueFigures figures) {
        this.figures = figures;
    }

    record Genre(@Schema(examples = "Travel") String genre) {
    }

    /** @param rating in words */
    record RatingTotal(@Schema(examples = "Five") String rating, @Schema(examples = "196") long total) {
    }

    record Overview(@JsonProperty("total_books") @Schema(examples = "1000") long totalBooks,
            @JsonProperty("avg_price") @Schema(examples = "35.07") BigDecimal averagePrice,
            @JsonProperty("rating_distribution") List<RatingTotal> ratings) {

        static Overview of(CatalogueOverview overview) {
            return new Overview(overview.books(), overview.averagePrice(), overview.ratings().entrySet().stream()
                    .filter(rated -> rated.getValue() > 0)
                    .sorted(Map.Entry.<Integer, Long> comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(rated -> new RatingTotal(Stars.word(rated.getKey()), rated.getValue())).toList());
        }
    }

    /** @param category the genre once more, as that system's document calls it */
    record GenreTotal(@Schema(examples = "Travel") String genre, @Schema(examples = "Travel") String category,
            @Schema(examples = "11") long total,
            @JsonProperty("avg_price") @Schema(examples = "39.79") BigDecimal averagePrice) {

        static GenreTotal of(GenreFigures figures) {
            return new GenreTotal(figures.genre(), figures.genre(), figures.books(), figures.averagePrice());
        }
    }

    @GET
    @Path("/genres")
    @Operation(summary = "The genres, A to Z", description = "Access: any signed-in caller.")
    public Uni<List<Genre>> genres() {
        return figures.genres()
                .map(genres -> genres.items().stream().map(counted -> new Genre(counted.genre())).toList())
                .invoke(genres -> Answers.require(!genres.isEmpty(), 200, "Sem categorias cadastradas"));
    }

    @GET
    @Path("/stats/overview")
    @Operation(summary = "The catalogue in figures", description = "Access: any signed-in caller. Books that nobody rated are in no rating's total.")
    @APIResponseSchema(value = Overview.class, responseCode = "200")
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<Overview> overview() {
        return figures.overview()
                .invoke(overview -> Answers.require(overview.books() > 0, 404, "Nenhuma estatística disponível"))
                .map(Overview::of);
    }

    @GET
    @Path("/stats/genres")
    @Operation(summary = "The genres in figures, the largest first", description = "Access: any signed-in caller.")
    @APIResponse(responseCode = "200", description = "The largest first", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.ARRAY, implementation = GenreTotal.class)))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<List<GenreTotal>> byGenre() {
        return figures.byGenre().map(Page::items)
                .invoke(genres -> Answers.require(!genres.isEmpty(), 404, "Nenhuma estatística por gênero disponível"))
                .map(genres -> genres.stream().map(GenreTotal::of).toList());
    }
}
