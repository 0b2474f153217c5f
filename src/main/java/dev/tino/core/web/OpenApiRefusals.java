package dev.tino.core.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import dev.tino.core.error.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;

/** Writes into the OpenAPI document which refusals each operation may give, as they follow from its shape. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiRefusals implements OASFilter {

    private static final String API = "/api/v1/";
    /** Operations that take the header refer to this parameter. */
    private static final String IDEMPOTENCY_KEY = "IdempotencyKey";
    private static final Map<String, String> REFUSALS = refusals();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents();
        components.addSchema("Problem", problem());
        components.addParameter(IDEMPOTENCY_KEY, idempotencyKey());
        REFUSALS.forEach((status, meaning) -> components.addResponse("Refused" + status, response(status, meaning)));
        document.getPaths().getPathItems().forEach((address, path) -> path.getOperations().values()
                .forEach(operation -> add(address, path, operation)));
    }

    private static void add(String address, PathItem path, Operation operation) {
        boolean secured = operation.getSecurity() != null && !operation.getSecurity().isEmpty();
        boolean body = operation.getRequestBody() != null;
        if (secured) {
            refer(operation, "401");
            refer(operation, "403");
        }
        if (has(path, operation, Parameter.In.PATH)) {
            refer(operation, "404");
        }
        if (body) {
            List.of("400", "413", "415").forEach(status -> refer(operation, status));
        }
        if (body || has(path, operation, Parameter.In.QUERY)) {
            refer(operation, "422");
        }
        if (takesIdempotencyKey(operation)) {
            refer(operation, "409");
        }
        if (address.startsWith(API)) {
            refer(operation, "429");
        }
        refer(operation, "503");
    }

    private static boolean takesIdempotencyKey(Operation operation) {
        return operation.getParameters() != null && operation.getParameters().stream()
                .anyMatch(parameter -> parameter.getRef() != null && parameter.getRef().endsWith(IDEMPOTENCY_KEY));
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter().name("Idempotency-Key").in(Parameter.In.HEADER)
                .description("1 to 255 printable characters. A repeat under the same key gets the first answer again, with "
                        + "Idempotency-Replayed: true; another request under it gets 422, and 409 while the first still runs.")
                .schema(string().minLength(1).maxLength(255)).example("8e03978e-40d5-43e8-bc93-6894a57f9324");
    }

    private static boolean has(PathItem path, Operation operation, Parameter.In place) {
        return contains(path.getParameters(), place) || contains(operation.getParameters(), place);
    }

    private static boolean contains(List<Parameter> parameters, Parameter.In place) {
        return parameters != null && parameters.stream().anyMatch(parameter -> parameter.getIn() == place);
    }

    private static void refer(Operation operation, String status) {
        APIResponse declared = operation.getResponses().getAPIResponse(status);
        // The extension writes a bare 401 and 403 of its own; ours tell the shape.
        if (declared == null || declared.getContent() == null && declared.getRef() == null) {
            operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse().ref("Refused" + status));
        }
    }

    private static APIResponse response(String status, String meaning) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "urn:tino:problem:" + meaning.toLowerCase(Locale.ROOT).replace(' ', '-'));
        example.put("title", meaning);
        example.put("status", Integer.valueOf(status));
        example.put("detail", meaning);
        example.put("code", meaning.toUpperCase(Locale.ROOT).replace(' ', '_'));
        example.put("traceId", "0f9c4cb5-5bd1-4c1f-9d0c-9f1c7f5f3f55");
        var response = OASFactory.createAPIResponse().description(meaning);
        if (status.equals("429") || status.equals("503")) {
            response.addHeader("Retry-After", OASFactory.createHeader().description("Seconds to wait")
                    .schema(OASFactory.createSchema().addType(SchemaType.INTEGER)).example(3));
        }
        return response
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE,
                        OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem")).example(example)));
    }

    private static Schema problem() {
        Schema violation = object().addProperty("field", string()).addProperty("message", string());
        return object().description("A refusal, as RFC 9457 has it")
                .addProperty("type", string()).addProperty("title", string())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", string()).addProperty("code", string()).addProperty("traceId", string())
                .addProperty("violations", OASFactory.createSchema().addType(SchemaType.ARRAY).items(violation));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Map<String, String> refusals() {
        Map<String, String> refusals = new LinkedHashMap<>();
        refusals.put("400", "Malformed");
        refusals.put("401", "Unauthorized");
        refusals.put("403", "Forbidden");
        refusals.put("404", "Not found");
        refusals.put("409", "Conflict");
        refusals.put("413", "Too large");
        refusals.put("415", "Unsupported media type");
        refusals.put("422", "Invalid");
        refusals.put("429", "Too many requests");
        refusals.put("503", "Unavailable");
        return refusals;
    }
}
