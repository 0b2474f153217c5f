package dev.tino.compat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import dev.tino.core.error.Problem;
import dev.tino.core.web.RequestPath;
import io.quarkus.arc.All;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** Gives answers of old routes what all of them have: refusals in their system's words, and the way to what replaces it. */
@ApplicationScoped
public class LegacyAnswers {

    /** <a href="https://www.rfc-editor.org/rfc/rfc9745">RFC 9745</a>: seconds since 1970, here of the day 2026-12-01. */
    private static final String DEPRECATED_SINCE = "@1796083200";

    private final Map<LegacySystem, Dialect> dialects = new EnumMap<>(LegacySystem.class);
    private final CompatConfig config;

    LegacyAnswers(@All List<Dialect> dialects, CompatConfig config) {
        this.config = config;
        dialects.forEach(dialect -> this.dialects.put(dialect.system(), dialect));
    }

    @ServerExceptionMapper
    public RestResponse<Object> refused(LegacyRefusal refusal) {
        return RestResponse.ResponseBuilder.create(refusal.status()).entity(refusal.body()).type(MediaType.APPLICATION_JSON)
                .build();
    }

    /** Says that an answer is an old route's, and what replaces that. */
    public static void announce(String successor, MultiMap headers) {
        headers.set("Deprecation", DEPRECATED_SINCE);
        headers.add(HttpHeaders.LINK, "<%s>; rel=\"successor-version\"".formatted(successor));
    }

    @ServerResponseFilter
    public void speak(ContainerRequestContext request, ContainerResponseContext response, RoutingContext context) {
        LegacyRoute route = LegacyAddresses.route(context);
        if (route == null) {
            shareLogIn(response, context);
            return;
        }
        Dialect dialect = dialects.get(route.system());
        if (response.getEntity() instanceof Problem problem && dialect != null) {
            Bearer.State token = Bearer.state(context.request());
            response.setStatus(dialect.status(problem, token));
            response.setEntity(dialect.body(problem, token, route));
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_TYPE);
        }
    }

    /** Tino's own log-in by a form, and renewal, serve the clients of a catalogue, too, which show what {@code detail} says. */
    private void shareLogIn(ContainerResponseContext response, RoutingContext context) {
        String words = !config.enabled() || response.getStatus() != 401 ? null : switch (RequestPath.of(context)) {
            case LegacyChoice.AUTH + "login" -> LegacyChoice.isForm(context.request())
                    && LegacyChoice.mayBePortuguese(context.request()) ? "Nome de usuário ou senha incorretos" : null;
            case LegacyChoice.AUTH + "refresh" ->
                LegacyChoice.isPortuguese(context.request()) ? "Refresh token inválido ou expirado" : null;
            default -> null;
        };
        if (words != null && response.getEntity() instanceof Problem problem) {
            response.setEntity(new Problem(problem.type(), problem.title(), problem.status(), words, problem.code(),
                    problem.traceId(), problem.violations()));
        }
    }
}
