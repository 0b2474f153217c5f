package dev.tino.chat.observatory.sql;

import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

import dev.tino.chat.ChatError;
import dev.tino.core.error.CoreError;
import dev.tino.core.error.DatabaseAway;
import dev.tino.core.error.Failure;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgException;

/** A door that stands open: a few statements at a time are read, and then run under the role. */
final class OpenDoor implements AutoCloseable {

    private static final String LOCKED_OUT = "The database user for it is not let in; it is being made anew";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private final ObservatoryViews views;
    private final Vertx vertx;
    private final SqlLogin login;
    private final Function<SqlLogin, Uni<Void>> setPassword;
    private final Runnable lockedOut;
    private final SqlReader reader;
    private final SqlSession session;
    private final SqlRun statements;
    private final TypedGuard<Uni<QueryResult>> turns;

    /**
     * @param setPassword makes the login's password the role's
     * @param lockedOut told when the role does not get in any more
     */
    OpenDoor(SqlConfig config, ObservatoryViews views, Vertx vertx, SqlLogin login,
            Function<SqlLogin, Uni<Void>> setPassword, Runnable lockedOut) {
        this.views = views;
        this.vertx = vertx;
        this.login = login;
        this.setPassword = setPassword;
        this.lockedOut = lockedOut;
        this.reader = new SqlReader(views);
        this.session = new SqlSession(this::enter, config.timeout());
        this.statements = new SqlRun(config, session);
        this.turns = TypedGuard.create(new Id()).withDescription("SQL of others").withBulkhead().limit(config.atOnce())
                .queueSize(config.waiting()).done().build();
    }

    ObservatoryViews views() {
        return views;
    }

    /** For tests of what lies behind the reader. */
    SqlSession session() {
        return session;
    }

    SqlLogin login() {
        return login;
    }

    SqlRun statements() {
        return statements;
    }

    Uni<QueryResult> run(String sql) {
        return inContext(turns.get(() -> vertx.executeBlocking(() -> reader.read(sql), false).chain(statements::run)))
                .onFailure(BulkheadException.class).transform(OpenDoor::full);
    }

    /** No failure to get in is the fault of a statement. */
    private Uni<PgConnection> enter() {
        return connect().onFailure(PgException.class).transform(failure -> {
            if (isRefused(failure)) {
                lockedOut.run();
                return shut(LOCKED_OUT);
            }
            return TOO_MANY_CONNECTIONS.equals(failure.getSqlState()) ? full(failure) : new DatabaseAway();
        });
    }

    private static Failure full(Throwable failure) {
        return CoreError.UNAVAILABLE.because("Too many statements run here at this moment").with(HttpHeaders.RETRY_AFTER, "2");
    }

    /** @return fails with {@link DoorShut} when the role does not get in */
    Uni<Void> tryLogin() {
        return connect().chain(PgConnection::close)
                .onFailure(OpenDoor::isRefused)
                .transform(refused -> new DoorShut(SqlRole.CANNOT_BE_MADE, ((PgException) refused).getErrorMessage()));
    }

    /** Nodes whose keys changed, or somebody else, may have changed the password meanwhile. */
    private Uni<PgConnection> connect() {
        return login.connect().onFailure(SqlLogin::isWrongPassword)
                .recoverWithUni(() -> setPassword.apply(login).chain(login::connect));
    }

    /** 28: not let in, by whatever rule; 42501: not into this database; 42704: there is no such role. */
    private static boolean isRefused(Throwable failure) {
        return failure instanceof PgException refused && refused.getSqlState() != null
                && (refused.getSqlState().startsWith("28") || Set.of("42501", "42704").contains(refused.getSqlState()));
    }

    static Failure shut(String why) {
        return ChatError.SQL_DOOR_SHUT.because("%s", why);
    }

    /** Whoever waited was woken up by another request. */
    private static <T> Uni<T> inContext(Uni<T> awaited) {
        Context context = io.vertx.core.Vertx.currentContext();
        return context == null ? awaited : awaited.emitOn(MutinyHelper.executor(context));
    }

    @Override
    public void close() {
        reader.close();
    }

    private static final class Id extends TypeLiteral<Uni<QueryResult>> {

        private static final long serialVersionUID = 1L;
    }
}
