package dev.tino.core.auth.account;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.auth.AuthError;
import dev.tino.core.auth.token.Standings;
import dev.tino.core.idempotency.Creation;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** What holders and administrators do with accounts. */
@ApplicationScoped
public class UserService {

    private static final long LIST = Cursor.fingerprint("users, newest first");

    private final UserRepository users;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Standings standings;
    private final Erasure erasure;
    private final Pool pool;

    UserService(UserRepository users, Accounts accounts, Passwords passwords, Standings standings, Erasure erasure,
            Pool pool) {
        this.users = users;
        this.accounts = accounts;
        this.passwords = passwords;
        this.standings = standings;
        this.erasure = erasure;
        this.pool = pool;
    }

    public Uni<UserView> get(UUID id) {
        return users.findOpen(id).onItem().ifNull().failWith(() -> notFound(id)).map(UserView::of);
    }

    /** The open account with that e-mail address or user name, or null. */
    public Uni<UUID> find(String emailOrUsername) {
        return users.findByLogin(emailOrUsername).map(user -> user == null ? null : user.id);
    }

    Uni<Page<UserView>> page(int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, LIST, 1);
        return users.newestFirst(cursor == null ? null : cursor.uuid(0), limit + 1)
                .map(found -> Page.cut(found.stream().map(UserView::of).toList(), limit,
                        last -> new Cursor(LIST, List.of(last.id().toString()))));
    }

    Uni<Page<UserView>> withEmail(String email) {
        return users.findByEmail(email).map(found -> Page.whole(found.stream().map(UserView::of).toList()));
    }

    Uni<UserView> add(NewUser input, UUID actorId, Creation<UserView> creation) {
        return passwords.hash(input.password())
                .map(input::toUser)
                .chain(user -> creation.transaction(transaction -> accounts.add(transaction, user, actorId)
                        .replaceWith(() -> UserView.of(user))));
    }

    Uni<UserView> change(UUID id, ProfileChange change) {
        return pool.withTransaction(transaction -> accounts.change(transaction, id, change.columns())).chain(() -> get(id));
    }

    Uni<UserView> setRoles(UUID id, List<String> roles, UUID actorId) {
        return standings.change(id, transaction -> accounts.setRoles(transaction, id, roles, actorId)).chain(() -> get(id));
    }

    /**
     * Closes an account at once and erases, a moment later, all that it owns.
     *
     * @return the id of the job that does so
     */
    public Uni<UUID> close(UUID id, UUID actorId) {
        return standings.change(id, transaction -> accounts.close(transaction, id, actorId)
                .chain(() -> erasure.queue(transaction, id)));
    }

    private static RuntimeException notFound(UUID id) {
        return AuthError.USER_NOT_FOUND.because("There is no user with the id %s", id);
    }
}
