package dev.tino.compat.rating;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import dev.tino.books.catalogue.figures.GenreView;
import dev.tino.books.catalogue.figures.TrainingRow;
import dev.tino.books.catalogue.figures.TrainingRows;
import dev.tino.books.rating.RatingFeatures;
import dev.tino.books.training.BookTraining;
import dev.tino.core.error.Failure;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Page;
import dev.tino.core.web.Role;
import dev.tino.models.ModelError;
import dev.tino.models.route.Asker;
import dev.tino.models.route.ModelList;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

@Path("/compat/rating/api/v1/ml")
@PermitAll
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class RatingModelResource {

    private static final String ROWS = """
            [{"preco": 45.17, "rating": 2, "disponibilidade": true, "categoria_Classics": 0, "categoria_Travel": 1}]""";
    /** The models of the catalogue are nobody's: what is told of them here is for everybody. */
    private static final Asker EVERYBODY = new Asker(null, true);
    private static final int PAGE = 500;
    private static final int MOST_ROWS = 10_000;
    /** Of all rows: there is a column for each category, and anybody may ask. */
    private static final int MOST_CELLS = 200_000;
    private static final int OTHER_COLUMNS = 3;

    private final BookTraining training;
    private final ModelList models;
    private final TrainingRows rows;
    private final CatalogueFigures figures;
    private final CatalogueAnswers answers;
    private final Pool pool;
    private final Caller caller;

    RatingModelResource(BookTraining training, ModelList models, TrainingRows rows, CatalogueFigures figures,
            CatalogueAnswers answers, Pool pool, Caller caller) {
        this.training = training;
        this.models = models;
        this.rows = rows;
        this.figures = figures;
        this.answers = answers;
        this.pool = pool;
        this.caller = caller;
    }

    @POST
    @Path("/train")
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Train the models of the catalogue", description = "Access: administrators. While a training waits, that one is told again.")
    @APIResponse(responseCode = "202", description = "Queued", content = @Content(schema = @Schema(implementation = Task.Queued.class)))
    public Uni<RestResponse<Task.Queued>> train() {
        UUID actorId = caller.id();
        return pool.withTransaction(transaction -> training.submit(transaction, actorId, Set.of()))
                .map(id -> RestResponse.status(RestResponse.Status.ACCEPTED, new Task.Queued(id, Task.Queued.TRAINING)));
    }

    @GET
    @Path("/cache-status")
    @Operation(summary = "Which models answer, and how good they are", description = "Access: anybody.")
    @APIResponse(responseCode = "200", description = "The models", content = @Content(schema = @Schema(implementation = ModelCache.class)))
    public Uni<ModelCache> cache() {
        return models.find(EVERYBODY, RatingFeatures.MODEL).map(model -> ModelCache.of(model.versions()))
                .onFailure(RatingModelResource::isUnknown).recoverWithItem(ModelCache.EMPTY);
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof Failure refused && refused.code() == ModelError.MODEL_NOT_FOUND;
    }

    @GET
    @Path("/features")
    @Operation(summary = "What rating models learn from, a column for each category", description = "Access: anybody. The target stands among the features as it did in the older system.")
    @APIResponse(responseCode = "200", description = "Rows", content = @Content(schema = @Schema(implementation = Map[].class), example = ROWS))
    public Uni<RestResponse<byte[]>> features(@Context HttpHeaders headers) {
        return rows(headers);
    }

    @GET
    @Path("/training-data")
    @Operation(summary = "The same as the features", description = "Access: anybody.")
    @APIResponse(responseCode = "200", description = "Rows", content = @Content(schema = @Schema(implementation = Map[].class), example = ROWS))
    public Uni<RestResponse<byte[]>> trainingData(@Context HttpHeaders headers) {
        return rows(headers);
    }

    private Uni<RestResponse<byte[]>> rows(HttpHeaders headers) {
        return answers.answer(EntityTag.given(headers), List.of("rating", "rows"), () -> figures.genres()
                .chain(genres -> {
                    List<Column> columns = genres.items().stream().map(GenreView::genre).map(Column::of).toList();
                    int most = Math.min(MOST_ROWS, MOST_CELLS / (OTHER_COLUMNS + columns.size()));
                    return Page.all(cursor -> rows.page(PAGE, cursor)).onItem().transformToIterable(Page::items)
                            .select().first(most).map(row -> row(row, columns)).collect().asList();
                }));
    }

    private record Column(String name, String genre) {

        static Column of(String genre) {
            return new Column("categoria_" + genre, genre);
        }
    }

    private static Map<String, Object> row(TrainingRow book, List<Column> columns) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("preco", book.features().price());
        row.put("rating", book.target().rating());
        row.put("disponibilidade", book.features().available());
        columns.forEach(column -> row.put(column.name, column.genre.equals(book.features().genre()) ? 1 : 0));
        return row;
    }
}
