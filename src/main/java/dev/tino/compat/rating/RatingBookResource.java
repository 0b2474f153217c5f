package dev.tino.compat.rating;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.books.BookError;
import dev.tino.books.catalogue.BookView;
import dev.tino.books.catalogue.CatalogueAnswers;
import dev.tino.books.catalogue.EntityTag;
import dev.tino.books.catalogue.search.BookPages;
import dev.tino.books.catalogue.search.BookSearch;
import dev.tino.books.catalogue.search.BookSlices;
import dev.tino.books.catalogue.search.BookSort;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;

@Path("/compat/rating/api/v1/books")
@PermitAll
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class RatingBookResource {

    private static final String LIST = "Books";
    /** What one answer holds at most where the older system gave all that there is. */
    private static final int MOST = 10_000;
    private static final int PAGE = 500;
    private static final int BEST = 10;
    /** Stands for a parameter in what an answer is kept under; no parameter is blank. */
    private static final String LEFT_OUT = "";
    private static final BigDecimal GREATEST_PRICE = new BigDecimal("99999999.99");

    private final BookSlices slices;
    private final BookPages pages;
    private final NumberedBooks numbered;
    private final CatalogueAnswers answers;

    RatingBookResource(BookSlices slices, BookPages pages, NumberedBooks numbered, CatalogueAnswers answers) {
        this.slices = slices;
        this.pages = pages;
        this.numbered = numbered;
        this.answers = answers;
    }

    @GET
    @Operation(summary = "Books by position, in Portuguese names", description = "Access: anybody.")
    @APIResponse(responseCode = "200", description = LIST, content = @Content(schema = @Schema(implementation = BookAnswer[].class)))
    public Uni<RestResponse<byte[]>> list(
            @RestQuery @Parameter(description = "How many to pass over", example = "0") String skip,
            @RestQuery @Parameter(description = "1 to 500, 100 when left out", example = "100") String limit,
            @Context HttpHeaders headers) {
        var violations = new Violations();
        var values = new Values(violations);
        long from = values.integer("skip", skip, 0, 0, Integer.MAX_VALUE);
        long size = values.integer("limit", limit, 100, 1, PAGE);
        violations.check();
        return answer(headers, List.of("list", from, size), () -> slices.slice(from, (int) size));
    }

    @GET
    @Path("/search")
    @Operation(summary = "Books by part of the title and part of the category", description = "Access: anybody. Where both are given both must fit; whatever case and accents.")
    @APIResponse(responseCode = "200", description = LIST, content = @Content(schema = @Schema(implementation = BookAnswer[].class)))
    @APIResponse(responseCode = "400", description = "Neither was given", content = @Content(schema = @Schema(implementation = Detail.class)))
    public Uni<RestResponse<byte[]>> search(@RestQuery @Parameter(example = "himalayas") String titulo,
            @RestQuery @Parameter(example = "travel") String categoria, @Context HttpHeaders headers) {
        String title = QueryParameter.text("titulo", titulo);
        String genre = QueryParameter.text("categoria", categoria);
        if (title == null && genre == null) {
            throw Detail.refusal(400, "Forneça um título ou uma categoria para a busca.");
        }
        return answer(headers,
                List.of("search", Objects.requireNonNullElse(title, LEFT_OUT), Objects.requireNonNullElse(genre, LEFT_OUT)),
                () -> slices.byTitleAndGenre(title, genre, MOST));
    }

    @GET
    @Path("/top-rated")
    @Operation(summary = "The ten books with the most stars", description = "Access: anybody.")
    @APIResponse(responseCode = "200", description = LIST, content = @Content(schema = @Schema(implementation = BookAnswer[].class)))
    public Uni<RestResponse<byte[]>> topRated(@Context HttpHeaders headers) {
        var best = new BookSearch(null, null, null, null, null, null, null, BookSort.RATING);
        return answer(headers, List.of("best"), () -> pages.page(best, BEST, null).map(Page::items));
    }

    @GET
    @Path("/price-range")
    @Operation(summary = "Books by price, the cheapest first", description = "Access: anybody.")
    @APIResponse(responseCode = "200", description = LIST, content = @Content(schema = @Schema(implementation = BookAnswer[].class)))
    @APIResponse(responseCode = "400", description = "Intervalo de preços inválido", content = @Content(schema = @Schema(implementation = Detail.class)))
    public Uni<RestResponse<byte[]>> priceRange(
            @RestQuery("min_preco") @Parameter(description = "Least price", example = "10") String least,
            @RestQuery("max_preco") @Parameter(description = "Greatest price", example = "20") String greatest,
            @Context HttpHeaders headers) {
        var violations = new Violations();
        var values = new Values(violations);
        double min = values.number("min_preco", least);
        double max = values.number("max_preco", greatest);
        violations.check();
        if (min < 0 || max < 0 || min > max) {
            throw Detail.refusal(400, "Intervalo de preços inválido");
        }
        BigDecimal from = price(min, RoundingMode.CEILING);
        BigDecimal to = price(max, RoundingMode.FLOOR);
        return answer(headers, List.of("prices", from, to), () -> from.compareTo(to) > 0 ? Uni.createFrom().item(List.of())
                : all(new BookSearch(null, null, null, from, to, null, null, BookSort.PRICE)));
    }

    /** No price lies between two cents, and none above the greatest that the catalogue holds. */
    private static BigDecimal price(double price, RoundingMode rounding) {
        return price >= GREATEST_PRICE.doubleValue() ? GREATEST_PRICE : BigDecimal.valueOf(price).setScale(2, rounding);
    }

    private Uni<List<BookView>> all(BookSearch search) {
        return Page.all(cursor -> pages.page(search, PAGE, cursor)).select().first(MOST / PAGE)
                .onItem().transformToIterable(Page::items).collect().asList();
    }

    @GET
    @Path("/{book_id}")
    @Operation(summary = "One book by its number", description = "Access: anybody. Lists tell the numbers.")
    @APIResponse(responseCode = "200", description = "The book", content = @Content(schema = @Schema(implementation = BookAnswer.class)))
    @APIResponse(responseCode = "404", description = "Livro não encontrado", content = @Content(schema = @Schema(implementation = Detail.class)))
    public Uni<RestResponse<byte[]>> get(
            @RestPath("book_id") @Parameter(example = "1") String number,
            @Context HttpHeaders headers) {
        var violations = new Violations();
        long wanted = new Values(violations).integer(List.of("path", "book_id"), number);
        violations.check();
        return answers.answer(EntityTag.given(headers), List.of("rating", "book", wanted),
                () -> numbered.find(wanted).map(found -> found.orElse(null)))
                .onItem().ifNull().failWith(() -> BookError.BOOK_NOT_FOUND.because("There is no book of that number"));
    }

    private Uni<RestResponse<byte[]>> answer(HttpHeaders headers, List<?> question, Supplier<Uni<List<BookView>>> books) {
        return answers.answer(EntityTag.given(headers), List.of("rating", question),
                () -> books.get().chain(numbered::of));
    }
}
