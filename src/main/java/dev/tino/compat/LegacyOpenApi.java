package dev.tino.compat;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Shows old routes in the OpenAPI document at the addresses by which their clients call them, deprecated and with what
 * replaces each. Where Tino or the other catalogue has that address, too, the unambiguous one stays.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = LegacyOpenApi.LAST)
public class LegacyOpenApi implements OASFilter {

    static final String TAG = "Compatibility";
    /** Behind the filter that writes down Tino's own refusals, which are worded otherwise here. */
    static final int LAST = 0;
    private static final String REFUSED = "#/components/responses/Refused";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.addTag(OASFactory.createTag().name(TAG).description("Routes of five older systems, for their own clients"));
        Paths paths = document.getPaths();
        // Aliases first: they are copies of what still stands at its resource's address.
        for (LegacyRoute route : LegacyRoutes.all().stream().filter(LegacyRoute::isAlias).toList()) {
            Operation target = operation(paths, route.target(), route.method());
            if (target != null) {
                put(paths, route.path(), route.method(), describe(copy(target), route));
            }
        }
        for (LegacyRoute route : LegacyRoutes.all().stream().filter(route -> !route.isAlias()).toList()) {
            Operation operation = operation(paths, route.target(), route.method());
            if (operation == null) {
                continue;
            }
            describe(operation, route);
            if (!route.target().equals(route.path()) && operation(paths, route.path(), route.method()) == null) {
                paths.getPathItem(route.target()).setOperation(HttpMethod.valueOf(route.method()), null);
                put(paths, route.path(), route.method(), operation);
            }
        }
        Map<String, PathItem> left = new LinkedHashMap<>(paths.getPathItems());
        left.values().removeIf(path -> path.getOperations().isEmpty());
        paths.setPathItems(left);
    }

    private static Operation describe(Operation operation, LegacyRoute route) {
        String access = operation.getDescription() == null ? "" : operation.getDescription() + " ";
        Map.copyOf(operation.getResponses().getAPIResponses()).forEach((status, response) -> {
            if (response.getRef() != null && response.getRef().startsWith(REFUSED)) {
                operation.getResponses().addAPIResponse(status, inOldWords());
            }
        });
        // Limits hold at every address.
        operation.getResponses().addAPIResponse("429", inOldWords());
        return operation.deprecated(true).description(access + "Replaced by " + route.successor() + ".");
    }

    private static APIResponse inOldWords() {
        return OASFactory.createAPIResponse().description("Refused, in the words of the older system")
                .content(OASFactory.createContent().addMediaType("application/json", OASFactory.createMediaType()));
    }

    private static Operation copy(Operation operation) {
        return OASFactory.createOperation().operationId(operation.getOperationId() + "_alias").summary(operation.getSummary())
                .description(operation.getDescription()).tags(operation.getTags()).parameters(operation.getParameters())
                .requestBody(operation.getRequestBody()).responses(operation.getResponses())
                .security(operation.getSecurity());
    }

    private static Operation operation(Paths paths, String path, String method) {
        PathItem item = paths.getPathItem(path);
        return item == null ? null : item.getOperations().get(HttpMethod.valueOf(method));
    }

    private static void put(Paths paths, String path, String method, Operation operation) {
        PathItem item = paths.getPathItem(path);
        if (item == null) {
            item = OASFactory.createPathItem();
            paths.addPathItem(path, item);
        }
        item.setOperation(HttpMethod.valueOf(method), operation);
    }
}
