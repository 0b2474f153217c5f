package dev.tino.books.recommendation;

import java.util.UUID;

import dev.tino.core.web.ClientAddress;
import dev.tino.core.web.RequestCaller;
import io.vertx.ext.web.RoutingContext;

/**
 * Who asks for recommendations.
 *
 * @param id null when nobody is signed in
 * @param counted whom the work of models is counted against
 */
public record Asker(UUID id, String counted) {

    public static Asker of(RoutingContext context) {
        UUID id = RequestCaller.id(context);
        return new Asker(id, id == null ? ClientAddress.network(context) : id.toString());
    }
}
