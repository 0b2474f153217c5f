package dev.tino.core.auth;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.core.error.CoreError;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

@ApplicationScoped
class UserService {

    private static final String DEFAULT_ROLE = "user";

    private final Accounts accounts;
    private final Passwords passwords;
    private final AccessTokens tokens;
    private final AuthConfig config;
    private final Vertx vertx;

    UserService(Accounts accounts, Passwords passwords, AccessTokens tokens, AuthConfig config, Vertx vertx) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.config = config;
        this.vertx = vertx;
    }

    Uni<Session> register(Registration registration) {
        return passwords.hash(registration.password())
                .map(hash -> newUser(registration, hash))
                .chain(accounts::add)
                .chain(this::session);
    }

    Uni<Session> login(String emailOrUsername, String password) {
        return accounts.findByLogin(emailOrUsername)
                .chain(user -> passwords.matches(password, user == null ? null : user.passwordHash)
                        .chain(matches -> matches ? session(user)
                                : Uni.createFrom().failure(AuthError.WRONG_CREDENTIALS
                                        .because("The user or the password is wrong"))));
    }

    Uni<User> get(UUID id) {
        return accounts.find(id)
                .onItem().ifNull().failWith(() -> CoreError.UNAUTHORIZED.because("The account does not exist any more"));
    }

    private Uni<Session> session(User user) {
        // Signing takes a millisecond of CPU.
        return vertx.executeBlocking(() -> tokens.sign(user), false)
                .map(token -> new Session(token, "Bearer", config.accessTokenLifetime().toSeconds(), UserView.of(user)));
    }

    private static User newUser(Registration registration, String hash) {
        var user = new User();
        user.email = registration.email().strip().toLowerCase(Locale.ROOT);
        user.username = registration.username() == null ? null : registration.username().toLowerCase(Locale.ROOT);
        user.name = registration.name() == null ? null : Normalizer.normalize(registration.name().strip(), Normalizer.Form.NFC);
        user.passwordHash = hash;
        user.role = DEFAULT_ROLE;
        user.createdAt = Instant.now(Clock.systemUTC());
        return user;
    }

    /** Accounts in the database; apart from the service so that no transaction is open while a password is hashed. */
    @ApplicationScoped
    static class Accounts {

        private final UserRepository users;
        private final List<AccountSetup> setups;
        private final Pool pool;

        Accounts(UserRepository users, @All List<AccountSetup> setups, Pool pool) {
            this.users = users;
            this.pool = pool;
            this.setups = setups;
        }

        Uni<User> add(User user) {
            user.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
            return pool.withTransaction(transaction -> {
                Uni<Void> added = insert(transaction, user);
                for (AccountSetup setup : setups) {
                    added = added.chain(() -> setup.setUp(transaction, user.id));
                }
                return added;
            }).onFailure(PgException.class).transform(Accounts::taken).replaceWith(user);
        }

        private static Uni<Void> insert(SqlClient transaction, User user) {
            return transaction
                    .preparedQuery(
                            "insert into users (id, email, username, name, password_hash, role, created_at) values ($1, $2, $3, $4, $5, $6, $7)")
                    .execute(Tuple.from(Arrays.asList(user.id, user.email, user.username, user.name, user.passwordHash,
                            user.role, user.createdAt.atOffset(ZoneOffset.UTC))))
                    .replaceWithVoid();
        }

        @WithSession
        Uni<User> findByLogin(String login) {
            return users.findByLogin(login);
        }

        @WithSession
        Uni<User> find(UUID id) {
            return users.findById(id);
        }

        private static Throwable taken(Throwable failure) {
            String constraint = ((PgException) failure).getConstraint();
            if ("users_email_key".equals(constraint)) {
                return AuthError.EMAIL_TAKEN.because("An account with this e-mail address exists");
            }
            return "users_username_key".equals(constraint) ? AuthError.USERNAME_TAKEN.because("This user name is taken")
                    : failure;
        }
    }
}
