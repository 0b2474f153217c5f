package dev.tino.books.catalogue.search;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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

import dev.tino.books.BookError;
import dev.tino.books.catalogue.BookDetail;
import dev.tino.books.catalogue.BookView;
import dev.tino.books.catalogue.Books;
import dev.tino.books.catalogue.CatalogueAnswers;
import dev.tino.books.catalogue.EntityTag;
import dev.tino.core.error.Failure;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/books")
@Tag(name = "Books")
@Produces(MediaType.APPLICATION_JSON)
class BookResource {

    static final String NOT_MODIFIED = "The catalogue has not changed since the answer that If-None-Match names";
    private static final String VIEW = """
            {"id": "01956b4f-0c55-7a20-8e11-0a6b0c9d3e42", "upc": "a22124811bfa8350", "title": "It's Only the Himalayas",
             "genre": "Travel", "price": 45.17, "availability": 19, "available": true, "rating": 2,
             "imageUrl": "https://books.example.com/media/himalayas.jpg", "url": "https://books.example.com/himalayas"}""";

    private final BookPages pages;
    private final Books books;
    private final CatalogueAnswers answers;
    private final CatalogueRemoval removal;
    private final Ndjson ndjson;
    private final Caller caller;

    BookResource(BookPages pages, Books books, CatalogueAnswers answers, CatalogueRemoval removal, Ndjson ndjson,
            Caller caller) {
        this.pages = pages;
        this.books = books;
        this.answers = answers;
        this.removal = removal;
        this.ndjson = ndjson;
        this.caller = caller;
    }

    @GET
    @PermitAll
    @Operation(summary = "The books that the shop has", description = "Access: anybody. Filters combine; an answer holds until the catalogue changes, which its ETag tells.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = BookPage.class), example = "{\"items\": ["
            + VIEW + "], \"nextCursor\": null}"))
    @APIResponse(responseCode = "304", description = NOT_MODIFIED)
    public Uni<RestResponse<byte[]>> list(@BeanParam BookQuery query,
            @RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit, @RestQuery String cursor,
            @Context HttpHeaders headers) {
        BookSearch search = query.search();
        int size = QueryParameter.limit(limit);
        return answers.answer(EntityTag.given(headers), List.of("books", search, size, cursor == null ? "" : cursor),
                () -> pages.page(search, size, cursor));
    }

    @GET
    @PermitAll
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All books that fit, one JSON object a line", description = "Access: anybody.")
    public Multi<byte[]> stream(@BeanParam BookQuery query) {
        BookSearch search = query.search();
        return ndjson.write(cursor -> pages.page(search, Ndjson.PAGE, cursor));
    }

    @DELETE
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Empty the catalogue", description = "Access: administrators. Only when confirm tells how many books the shop has; 409 with their number otherwise. Those that are gone go, too, and with the books what readers like and dislike of them.")
    @APIResponse(responseCode = "204", description = "Emptied")
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<Void> removeAll(
            @RestQuery @Parameter(description = "How many books there are", example = "1000") String confirm) {
        Integer count = QueryParameter.count("confirm", confirm);
        if (count == null) {
            throw Failure.invalid("confirm", "must tell how many books there are");
        }
        return removal.removeAll(count, caller.id());
    }

    @GET
    @PermitAll
    @Path("/{id}")
    @Operation(summary = "One book with all that is known of it", description = "Access: anybody. One that the shop has no more is found, too; goneAt tells since when.")
    @APIResponse(responseCode = "200", description = "The book", content = @Content(schema = @Schema(implementation = BookDetail.class)))
    @APIResponse(responseCode = "304", description = NOT_MODIFIED)
    public Uni<RestResponse<byte[]>> get(UUID id, @Context HttpHeaders headers) {
        return answers.answer(EntityTag.given(headers), List.of("book", id), () -> detail(id))
                .onItem().ifNull().failWith(() -> BookError.BOOK_NOT_FOUND.because("There is no book with the id %s", id));
    }

    private Uni<BookDetail> detail(UUID id) {
        return books.find(id).map(found -> found.map(BookDetail::of).orElse(null));
    }

    /** {@code Page<BookView>} for the OpenAPI document, which knows no type arguments in annotations. */
    record BookPage(List<BookView> items, @Schema(nullable = true) String nextCursor) {
    }
}
