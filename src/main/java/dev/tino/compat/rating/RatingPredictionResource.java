package dev.tino.compat.rating;

import java.math.BigDecimal;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.books.BookError;
import dev.tino.books.rating.RatingQuestion;
import dev.tino.books.rating.RatingService;
import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.Told;
import dev.tino.core.error.Failure;
import dev.tino.core.web.RequestCaller;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

@Path(RatingPredictionResource.PATH)
@PermitAll
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class RatingPredictionResource {

    static final String PATH = "/compat/rating/api/v1/ml/predictions";

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_GENRE = 200;
    /** What {@link dev.tino.core.web.Money} takes. */
    private static final double GREATEST_PRICE = 1e12;

    private final RatingService ratings;
    private final ObjectMapper json;

    RatingPredictionResource(RatingService ratings, ObjectMapper json) {
        this.ratings = ratings;
        this.json = json;
    }

    @POST
    @Operation(summary = "Guess whether a book is rated 4 or more, in Portuguese names", description = "Access: anybody. The latest version of the algorithm answers. The rating that is sent is checked and passed over.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewBook.class), example = """
            {"titulo": "The Secret Garden", "preco": 15.08, "rating": 0, "disponibilidade": true, "categoria": "Classics",
             "imagem": ""}"""))
    @APIResponse(responseCode = "200", description = "The guess", content = @Content(schema = @Schema(implementation = Prediction.class)))
    @APIResponse(responseCode = "503", description = "No such model is trained", content = @Content(schema = @Schema(implementation = Detail.class)))
    public Uni<Prediction> predict(
            @RestQuery("nome_modelo") @DefaultValue("random_forest") @Parameter(description = "random_forest, regressao_logistica or svm") String name,
            byte[] body, @Context RoutingContext context) {
        RatingQuestion question = question(body);
        RatingModel model = RatingModel.of(name).orElseThrow(() -> notTrained(name));
        return ratings.predictOfAnyGenre(question, model.algorithm, RequestCaller.id(context))
                .onFailure(RatingPredictionResource::isNotTrained).transform(failure -> notTrained(name))
                .map(answer -> Prediction.of(question.title(), model, answer));
    }

    private RatingQuestion question(byte[] body) {
        var violations = new Violations();
        JsonBody sent = JsonBody.of(body, json, violations);
        String title = sent.plainText("titulo", LONGEST_TITLE);
        double price = sent.number("preco", GREATEST_PRICE);
        sent.integer("rating");
        boolean available = sent.truth("disponibilidade");
        String genre = sent.plainText("categoria", LONGEST_GENRE);
        sent.text("imagem");
        violations.check();
        return new RatingQuestion(title, BigDecimal.valueOf(price), available, genre);
    }

    private static boolean isNotTrained(Throwable failure) {
        return failure instanceof Failure refused && refused.code() == BookError.MODEL_NOT_TRAINED;
    }

    private static LegacyRefusal notTrained(String name) {
        return Detail.refusal(503,
                "Modelo '%s' não está treinado ou disponível no cache. Execute o treinamento primeiro.", Told.of(name));
    }

    /** The body, for the OpenAPI document. */
    record NewBook(String titulo, BigDecimal preco, int rating, boolean disponibilidade, String categoria, String imagem) {
    }
}
