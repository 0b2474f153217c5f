package dev.tino.compat.health;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an older system tells of its health.
 *
 * @param body in the order in which it is told
 */
public record HealthAnswer(int status, Map<String, String> body) {

    static HealthAnswer ofChat(boolean up) {
        return of(up ? 200 : 503, "status", up ? "healthy" : "unhealthy", "service", "ChatAI Backend");
    }

    static HealthAnswer ofChatsApi(boolean up) {
        return up ? of(200, "status", "healthy", "database", "connected", "service", "ChatAI API")
                : of(500, "status", "unhealthy", "database", "disconnected", "error", "The database does not answer");
    }

    public static HealthAnswer ofRatings(boolean up) {
        return up ? of(200, "status", "ok", "message", "API e banco de dados estão funcionando corretamente.")
                : of(503, "detail", "O banco de dados não está respondendo.");
    }

    /** Always 200, as there; Tino's own routes of health tell it by their status. */
    public static HealthAnswer ofRecommender(boolean up) {
        return of(200, "api_status", "OK", "db_status", up ? "UP" : "DOWN", "timestamp",
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static HealthAnswer of(int status, String... namesAndValues) {
        Map<String, String> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new HealthAnswer(status, body);
    }
}
