package dev.tino.books.catalogue.search;

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
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/books/titles")
@Tag(name = "Books")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
class TitleResource {

    private final BookPages pages;
    private final CatalogueAnswers answers;
    private final Ndjson ndjson;

    TitleResource(BookPages pages, CatalogueAnswers answers, Ndjson ndjson) {
        this.pages = pages;
        this.answers = answers;
        this.ndjson = ndjson;
    }

    @GET
    @Operation(summary = "All titles, A to Z", description = "Access: anybody. One for each book.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = TitlePage.class)))
    @APIResponse(responseCode = "304", description = BookResource.NOT_MODIFIED)
    public Uni<RestResponse<byte[]>> titles(@RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit,
            @RestQuery String cursor, @Context HttpHeaders headers) {
        int size = QueryParameter.limit(limit);
        return answers.answer(EntityTag.given(headers), List.of("titles", size, cursor == null ? "" : cursor),
                () -> page(size, cursor));
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All titles, one JSON object a line", description = "Access: anybody.")
    public Multi<byte[]> titlesAsLines() {
        return ndjson.write(cursor -> page(Ndjson.PAGE, cursor));
    }

    private Uni<Page<BookTitle>> page(int limit, String cursor) {
        return pages.page(BookSearch.ALL, limit, cursor)
                .map(page -> new Page<>(page.items().stream().map(BookTitle::of).toList(), page.nextCursor()));
    }

    /** {@code Page<BookTitle>} for the OpenAPI document, which knows no type arguments in annotations. */
    record TitlePage(List<BookTitle> items, @Schema(nullable = true) String nextCursor) {
    }
}
