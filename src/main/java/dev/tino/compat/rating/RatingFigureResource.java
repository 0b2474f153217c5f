package dev.tino.compat.rating;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.books.catalogue.CatalogueAnswers;
import dev.tino.books.catalogue.EntityTag;
import dev.tino.books.catalogue.figures.CatalogueFigures;
import dev.tino.books.catalogue.figures.GenreFigures;
import dev.tino.books.catalogue.figures.GenreView;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;

@Path("/compat/rating/api/v1")
@PermitAll
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class RatingFigureResource {

    private final CatalogueFigures figures;
    private final CatalogueAnswers answers;

    RatingFigureResource(CatalogueFigures figures, CatalogueAnswers answers) {
        this.figures = figures;
        this.answers = answers;
    }

    @GET
    @Path("/categories")
    @Operation(summary = "The names of the categories, A to Z", description = "Access: anybody.")
    @APIResponse(responseCode = "200", description = "All of them", content = @Content(schema = @Schema(implementation = String[].class), example = "[\"Classics\", \"Travel\"]"))
    public Uni<RestResponse<byte[]>> categories(@Context HttpHeaders headers) {
        return answer(headers, "categories",
                () -> figures.genres().map(page -> page.items().stream().map(GenreView::genre).toList()));
    }

    @GET
    @Path("/stats/overview")
    @Operation(summary = "The catalogue in figures, in Portuguese names", description = "Access: anybody.")
    @APIResponse(responseCode = "200", description = "Figures", content = @Content(schema = @Schema(implementation = Figures.class)))
    public Uni<RestResponse<byte[]>> overview(@Context HttpHeaders headers) {
        return answer(headers, "overview", () -> figures.overview().map(Figures::of));
    }

    @GET
    @Path("/stats/categories")
    @Operation(summary = "Each category in figures, the largest first", description = "Access: anybody.")
    @APIResponse(responseCode = "200", description = "Figures by category", content = @Content(schema = @Schema(implementation = Map.class), example = """
            {"Travel": {"total_livros": 11, "preco_medio": 39.79, "distribuicao_ratings": {"1": 2, "2": 6, "3": 3}}}"""))
    public Uni<RestResponse<byte[]>> byCategory(@Context HttpHeaders headers) {
        return answer(headers, "by category", () -> figures.byGenre().map(page -> byName(page.items())));
    }

    private static Map<String, Figures> byName(List<GenreFigures> genres) {
        Map<String, Figures> named = new LinkedHashMap<>();
        genres.forEach(genre -> named.put(genre.genre(), Figures.of(genre)));
        return named;
    }

    private <T> Uni<RestResponse<byte[]>> answer(HttpHeaders headers, String question, Supplier<Uni<T>> rows) {
        return answers.answer(EntityTag.given(headers), List.of("rating", question), rows);
    }
}
