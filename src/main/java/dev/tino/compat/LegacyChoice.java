package dev.tino.compat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/**
 * Decides whose route a request means where both catalogues, or one of them and Tino itself, have one at its address: by
 * its parameters, then by the client that its token was made for, then by its language (Portuguese is spoken at the one
 * that rates), and else as the settings say. {@code docs/compatibility.md} tells it as a table.
 */
@ApplicationScoped
class LegacyChoice {

    /** The claim of a token that says for which client it was made; it changes the shape of answers and nothing else. */
    private static final String CLIENT = "client";
    static final String AUTH = "/api/v1/auth/";
    private static final String BOOKS = "/api/v1/books";
    private static final Pattern NUMBER = Pattern.compile(BOOKS + "/\\d+");
    private static final Pattern SHARED = Pattern
            .compile("/api/v1/(books(/titles|/search|/price-range|/top-rated)?|stats/overview|ml/(features|training-data))");
    private static final Set<String> OF_RECOMMENDER = Set.of("title", "genre", "min", "max", "limit");
    private static final Set<String> OF_RATING = Set.of("titulo", "categoria", "min_preco", "max_preco", "skip");
    private static final Set<String> OF_TINO = Set.of("cursor", "q", "title", "genre", "minPrice", "maxPrice", "minRating",
            "available", "sort");

    private final CompatConfig config;

    LegacyChoice(CompatConfig config) {
        this.config = config;
    }

    /** Whether the same address may answer one sender otherwise than another. */
    static boolean isBySender(String path) {
        return SHARED.matcher(path).matches();
    }

    /** Whether only the body tells: Tino's own log-in takes an address, the older one a user name. */
    static boolean needsBody(String method, String path, HttpServerRequest request) {
        return method.equals("POST") && (path.equals(AUTH + "login") || path.equals(AUTH + "register"))
                && !isForm(request);
    }

    /** @return the route that is meant, or null for Tino's own */
    LegacyRoute byBody(List<LegacyRoute> claims, JsonObject body) {
        return body.containsKey("username") && !body.containsKey("email") ? of(claims, LegacySystem.RECOMMENDER) : null;
    }

    /** @return the route that is meant, or null for Tino's own */
    LegacyRoute of(List<LegacyRoute> claims, String path, HttpServerRequest request) {
        if (path.equals("/")) {
            return accepts(request, "text/html") ? null : claims.get(0);
        }
        if (path.startsWith(AUTH)) {
            // A form is Tino's own log-in, which gives what the older one gave.
            return path.endsWith("/refresh") && !hasBody(request) ? of(claims, LegacySystem.RECOMMENDER) : null;
        }
        if (path.equals(BOOKS + "/titles")) {
            return isRecommenders(request) ? of(claims, LegacySystem.RECOMMENDER) : null;
        }
        if (path.equals(BOOKS)) {
            return isRatingsList(request) ? of(claims, LegacySystem.RATING) : null;
        }
        if (claims.size() == 1) {
            return path.startsWith(BOOKS + "/") && claims.get(0).path().endsWith("/{book_id}")
                    && !NUMBER.matcher(path).matches() ? null : claims.get(0);
        }
        return of(claims, catalogue(request));
    }

    private LegacySystem catalogue(HttpServerRequest request) {
        if (names(request, OF_RATING)) {
            return LegacySystem.RATING;
        }
        if (names(request, OF_RECOMMENDER) || isRecommenders(request)) {
            return LegacySystem.RECOMMENDER;
        }
        return isPortuguese(request) || config.books() == CompatConfig.Catalogue.RATING ? LegacySystem.RATING
                : LegacySystem.RECOMMENDER;
    }

    private boolean isRatingsList(HttpServerRequest request) {
        return names(request, Set.of("skip")) || !names(request, OF_TINO)
                && (isPortuguese(request) || config.books() == CompatConfig.Catalogue.RATING);
    }

    private static LegacyRoute of(List<LegacyRoute> claims, LegacySystem system) {
        return claims.stream().filter(claim -> claim.system() == system).findFirst().orElse(null);
    }

    private static boolean names(HttpServerRequest request, Set<String> parameters) {
        MultiMap sent = request.params();
        return parameters.stream().anyMatch(sent::contains);
    }

    private static boolean isRecommenders(HttpServerRequest request) {
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        return token != null && "recommender".equals(Bearer.claims(token).getValue(CLIENT));
    }

    static boolean isPortuguese(HttpServerRequest request) {
        String language = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return language != null && language.strip().toLowerCase(Locale.ROOT).startsWith("pt");
    }

    /** Whoever names no language may speak it. */
    static boolean mayBePortuguese(HttpServerRequest request) {
        return !request.headers().contains(HttpHeaders.ACCEPT_LANGUAGE) || isPortuguese(request);
    }

    static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    private static boolean accepts(HttpServerRequest request, String type) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(type);
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || length != null && !length.equals("0");
    }
}
