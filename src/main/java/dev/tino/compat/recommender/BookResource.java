package dev.tino.compat.recommender;

import java.math.BigDecimal;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.BookView;
import dev.tino.books.catalogue.Books;
import dev.tino.books.catalogue.search.BookPages;
import dev.tino.books.catalogue.search.BookSearch;
import dev.tino.books.catalogue.search.BookSort;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path(Recommender.ROOT + "/books")
@EndpointDisabled(name = Recommender.ENABLED, stringValue = Recommender.OFF)
@Authenticated
@Tag(name = Recommender.TAG)
@Produces(MediaType.APPLICATION_JSON)
class BookResource {

    private static final int USUAL_BEST = 10;

    private final BookPages pages;
    private final Books books;
    private final BookNumbers numbers;

    BookResource(BookPages pages, Books books, BookNumbers numbers) {
        this.pages = pages;
        this.books = books;
        this.numbers = numbers;
    }

    record Titled(@Schema(examples = "It's Only the Himalayas") String title) {
    }

    @GET
    @Path("/titles")
    @Operation(summary = "The titles, A to Z, each once", description = "Access: any signed-in caller.")
    public Uni<List<Titled>> titles() {
        return list(BookSearch.ALL, Recommender.MOST_ROWS)
                .map(found -> found.stream().map(BookView::title).distinct().map(Titled::new).toList())
                .invoke(titles -> Answers.require(!titles.isEmpty(), 200, "Não há livros cadastrados"));
    }

    @GET
    @Path("/details/{id}")
    @Operation(summary = "All that is known of a book", description = "Access: any signed-in caller.")
    @APIResponseSchema(value = WholeBook.class, responseCode = "200")
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<WholeBook> details(String id) {
        return numbers.find(id).onItem().ifNotNull().transformToUni(books::find)
                .map(found -> found == null ? null : found.orElse(null))
                .onItem().ifNull().failWith(() -> Answers.message(404, "Livro com id %s não encontrado".formatted(id)))
                .chain(book -> numbers.with(List.of(book), Book::id, WholeBook::of)).map(numbered -> numbered.get(0));
    }

    @GET
    @Path("/search")
    @Operation(summary = "Books by part of the title or of the genre", description = "Access: any signed-in caller. Whatever the case and the accents; either of the two suffices.")
    @APIResponse(responseCode = "200", description = "A to Z", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.ARRAY, implementation = ListedBook.class)))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<List<ListedBook>> search(@RestQuery @Parameter(example = "himalaya") String title,
            @RestQuery @Parameter(example = "travel") String genre) {
        String titled = QueryParameter.text("title", title);
        String ofGenre = QueryParameter.text("genre", genre);
        Answers.require(titled != null || ofGenre != null, 400, "Forneça o parâmetro title e/ou genre para a consulta.");
        return pages.byTitleOrGenre(titled, ofGenre, Recommender.MOST_ROWS)
                .invoke(found -> Answers.require(!found.isEmpty(), 404, "Nenhum livro encontrado com os parâmetros fornecidos"))
                .chain(found -> numbers.with(found, BookView::id, ListedBook::of));
    }

    @GET
    @Path("/price-range")
    @Operation(summary = "Books by price, the cheapest first", description = "Access: any signed-in caller. Both bounds are within.")
    @APIResponse(responseCode = "200", description = "The cheapest first", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.ARRAY, implementation = ListedBook.class)))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<List<ListedBook>> priceRange(@RestQuery @Parameter(example = "10") String min,
            @RestQuery @Parameter(example = "49.99") String max) {
        BigDecimal least = PriceBound.least(min);
        BigDecimal greatest = PriceBound.greatest(max);
        Answers.require(least != null && greatest != null, 400, "Os parâmetros min e max são obrigatórios.");
        return within(least.max(BigDecimal.ZERO), greatest)
                .invoke(found -> Answers.require(!found.isEmpty(), 404, "Nenhum livro encontrado na faixa de preço informada."))
                .chain(found -> numbers.with(found, BookView::id, ListedBook::of));
    }

    private Uni<List<BookView>> within(BigDecimal least, BigDecimal greatest) {
        return least.compareTo(greatest) > 0 ? Uni.createFrom().item(List.of())
                : list(new BookSearch(null, null, null, least, greatest, null, null, BookSort.PRICE), Recommender.MOST_ROWS);
    }

    @GET
    @Path("/top-rated")
    @Operation(summary = "The books that are rated best", description = "Access: any signed-in caller.")
    @APIResponse(responseCode = "200", description = "The best first", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.ARRAY, implementation = RatedBook.class)))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<List<RatedBook>> topRated(
            @RestQuery @Parameter(description = "10 when it is left out", example = "10") String limit) {
        int most = best(limit);
        return (most < 1 ? Uni.createFrom().<List<BookView>> item(List.of())
                : list(new BookSearch(null, null, null, null, null, null, null, BookSort.RATING), most))
                .invoke(found -> Answers.require(!found.isEmpty(), 404, "Nenhum livro encontrado"))
                .chain(found -> numbers.with(found, BookView::id, RatedBook::of));
    }

    /** What is no number counts as left out, as there. */
    private static int best(String limit) {
        try {
            return limit == null ? USUAL_BEST : Math.min(Integer.parseInt(limit.strip()), Recommender.MOST_ROWS);
        } catch (NumberFormatException noNumber) {
            return USUAL_BEST;
        }
    }

    private Uni<List<BookView>> list(BookSearch search, int most) {
        return pages.page(search, most, null).map(Page::items);
    }
}
