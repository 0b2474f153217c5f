package dev.tino.core.error;

import java.io.IOException;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.ProcessingException;

import org.hibernate.exception.JDBCConnectionException;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/** The database said nothing in the time that it was given. */
public final class DatabaseAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How messages of the pool's exceptions begin that have no class of their own. */
    private static final List<String> POOL_FAILURES = List.of("Connection was closed", "Connection is not active",
            "Timeout");
    private static final List<String> DATABASE_CLIENT = List.of("io.vertx.sqlclient.", "io.vertx.pgclient.");
    /** Not those of the server, which stand below all that happens in a request. */
    private static final List<String> HTTP_CLIENT = List.of("io.vertx.core.http.impl.HttpClient",
            "io.vertx.core.http.impl.SharedClient", "io.vertx.core.http.impl.SharedHttpClient",
            "io.vertx.core.http.impl.Http1xClient", "io.vertx.core.http.impl.Http2Client", "io.vertx.ext.web.client.",
            "org.jboss.resteasy.reactive.client.", "java.net.http.", "jdk.internal.net.http.");

    public DatabaseAway() {
        super("The database does not answer in time", null, false, false);
    }

    /** Whether something failed because the database cannot be reached. Other servers break off in much the same words. */
    static boolean isReasonFor(Throwable exception) {
        boolean away = false;
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (isOfAnHttpClient(cause)) {
                return false;
            }
            away |= isSign(cause);
        }
        return away;
    }

    private static boolean isSign(Throwable cause) {
        if (cause instanceof PgException pg) {
            // 57P..: the server shuts down or starts; 53300: it has no connection left
            return pg.getSqlState() != null && (pg.getSqlState().startsWith("57P") || pg.getSqlState().equals("53300"));
        }
        return cause instanceof DatabaseAway || cause instanceof SocketException
                || cause instanceof IOException && isThrownBelow(cause, DATABASE_CLIENT)
                || cause instanceof ClosedConnectionException || cause instanceof JDBCConnectionException
                || cause instanceof ConnectionPoolTooBusyException
                || (cause instanceof VertxException || cause instanceof NoStackTraceThrowable) && cause.getMessage() != null
                        && POOL_FAILURES.stream().anyMatch(cause.getMessage()::startsWith);
    }

    private static boolean isOfAnHttpClient(Throwable cause) {
        String type = cause.getClass().getName();
        // The database's pool has borrowed it from there.
        boolean borrowed = cause instanceof ConnectionPoolTooBusyException;
        return cause instanceof ProcessingException || begins(type, HTTP_CLIENT)
                || type.startsWith("io.vertx.core.http.") && !borrowed || isThrownBelow(cause, HTTP_CLIENT);
    }

    /** Whether, of the two kinds of clients, the one that stands nearest to where it was thrown is of this kind. */
    private static boolean isThrownBelow(Throwable cause, List<String> kind) {
        Optional<String> client = Arrays.stream(cause.getStackTrace()).map(StackTraceElement::getClassName)
                .filter(name -> begins(name, DATABASE_CLIENT) || begins(name, HTTP_CLIENT)).findFirst();
        return client.isPresent() && begins(client.get(), kind);
    }

    private static boolean begins(String name, List<String> beginnings) {
        return beginnings.stream().anyMatch(name::startsWith);
    }
}
