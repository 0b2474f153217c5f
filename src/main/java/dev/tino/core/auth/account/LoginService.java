package dev.tino.core.auth.account;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.auth.AuthError;
import dev.tino.core.auth.token.RefreshToken;
import dev.tino.core.auth.token.Tokens;
import dev.tino.core.error.Failure;
import dev.tino.core.web.PlainText;
import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** How people get in by a password. No transaction is open while one is hashed. */
@ApplicationScoped
public class LoginService {

    private final UserRepository users;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Activities activities;
    private final RateLimits limits;
    private final Pool pool;

    LoginService(UserRepository users, Accounts accounts, Passwords passwords, Tokens tokens, Activities activities,
            RateLimits limits, Pool pool) {
        this.users = users;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.activities = activities;
        this.limits = limits;
        this.pool = pool;
    }

    /** Makes an account and logs in. */
    Uni<Session> register(Registration registration) {
        return register(registration, null);
    }

    /**
     * Makes an account and logs in by a client that was made for another system.
     *
     * @param registration checked by whoever calls
     * @param client see {@link Tokens#CLIENT}; null for Tino's own clients
     */
    public Uni<Session> register(Registration registration, String client) {
        return passwords.hash(registration.password())
                .map(hash -> registration.toUser(hash, Roles.OF_EVERYBODY))
                .chain(user -> pool.withTransaction(transaction -> accounts.add(transaction, user, user.id)
                        .chain(() -> tokens.begin(transaction, user.id)))
                        .chain(refreshToken -> tokens.pair(user.id, user.roles, refreshToken, client))
                        .map(pair -> new Session(pair, UserView.of(user))));
    }

    Uni<Session> login(String emailOrUsername, String password) {
        return login(emailOrUsername, password, null);
    }

    /**
     * Logs in by a client that was made for another system.
     *
     * @param emailOrUsername checked by whoever calls, as is the password: see {@link Credentials}
     * @param client see {@link Tokens#CLIENT}; null for Tino's own clients
     */
    public Uni<Session> login(String emailOrUsername, String password, String client) {
        return known(emailOrUsername, password).chain(user -> begin(user)
                .chain(refreshToken -> tokens.pair(user.id, user.roles, refreshToken, client))
                .map(pair -> new Session(pair, UserView.of(user))));
    }

    /** Begins a log-in to the pages. */
    public Uni<RefreshToken> enter(String emailOrUsername, String password) {
        if (PlainText.Rule.violation(emailOrUsername == null ? "" : emailOrUsername, 254) != null || password == null
                || password.length() > Passwords.LONGEST) {
            return Uni.createFrom().failure(wrong());
        }
        return known(emailOrUsername, password).chain(this::begin);
    }

    /** An unknown user and a wrong password cost the same time, give the same answer and leave the same trace. */
    private Uni<User> known(String emailOrUsername, String password) {
        return users.findByLogin(emailOrUsername)
                .chain(user -> passwords.matches(password, user == null ? null : user.passwordHash)
                        .chain(matches -> matches ? Uni.createFrom().item(user) : fail(user)));
    }

    private Uni<RefreshToken> begin(User user) {
        return pool.withTransaction(transaction -> accounts.holdPassword(transaction, user.id, user.passwordHash)
                .chain(held -> held
                        ? activities.record(transaction, Activity.of(user.id, "session.begun", user.id))
                                .chain(() -> tokens.begin(transaction, user.id))
                        : Uni.createFrom().failure(wrong())));
    }

    private Uni<User> fail(User user) {
        return activities.record(Activity.of(null, "login.failed", user == null ? null : user.id))
                .chain(() -> Uni.createFrom().failure(wrong()));
    }

    /** Replaces the caller's password; every log-in of his ends, this one too once its access token expires. */
    Uni<Void> changePassword(UUID id, PasswordChange change) {
        limits.take(RateClass.AUTH, id.toString());
        return users.findOpen(id)
                .chain(user -> passwords.matches(change.current(), user == null ? null : user.passwordHash)
                        .chain(matches -> matches ? passwords.hash(change.replacement()) : failGuess(id))
                        .chain(hash -> replacePassword(id, user.passwordHash, hash)));
    }

    private Uni<Void> replacePassword(UUID id, String from, String to) {
        return pool.withTransaction(transaction -> accounts.changePassword(transaction, id, from, to)
                .invoke(changed -> {
                    if (!changed) {
                        throw wrongCurrent();
                    }
                })
                .chain(() -> tokens.revokeAllOf(transaction, id))
                .chain(() -> activities.record(transaction, Activity.of(id, "account.password-changed", id))));
    }

    private <T> Uni<T> failGuess(UUID id) {
        return activities.record(Activity.of(null, "login.failed", id))
                .chain(() -> Uni.createFrom().failure(wrongCurrent()));
    }

    private static RuntimeException wrongCurrent() {
        return Failure.invalid("current", "is not the password");
    }

    private static RuntimeException wrong() {
        return AuthError.WRONG_CREDENTIALS.because("The user or the password is wrong");
    }
}
