package dev.tino.core.auth.account;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.auth.AccountSetup;
import dev.tino.core.auth.AuthError;
import dev.tino.core.idempotency.Creations;
import dev.tino.core.web.Role;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** Changes of accounts, each inside a transaction of the caller's. */
@ApplicationScoped
class Accounts {

    /** A machine has no password, and who gets in is for people who logged in to decide. */
    private static final String ADMINISTERS = "$1 = any (roles) and closed_at is null and password_hash is not null";

    private final List<AccountSetup> setups;
    private final Creations creations;
    private final Activities activities;

    Accounts(@All List<AccountSetup> setups, Creations creations, Activities activities) {
        this.setups = setups;
        this.creations = creations;
        this.activities = activities;
    }

    /** Adds an account with what domains give it to start with. */
    Uni<Void> add(SqlClient transaction, User user, UUID actorId) {
        Uni<Void> added = transaction.preparedQuery("""
                insert into users (id, email, username, name, department, job_title, password_hash, roles, created_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""")
                .execute(Tuple.from(Arrays.asList(user.id, user.email, user.username, user.name, user.department,
                        user.jobTitle, user.passwordHash, user.roles.toArray(String[]::new),
                        user.createdAt.atOffset(ZoneOffset.UTC))))
                .onFailure(PgException.class).transform(Accounts::taken)
                .replaceWithVoid();
        for (AccountSetup setup : setups) {
            added = added.chain(() -> setup.setUp(transaction, user.id));
        }
        return added.chain(() -> activities.record(transaction, Activity.of(actorId, "account.created", user.id)));
    }

    /** Adds an account that nobody can log in as, with nothing to start with. */
    Uni<Void> addMachine(SqlClient transaction, MachineAccount machine) {
        return transaction.preparedQuery("insert into users (id, roles, created_at) values ($1, $2, $3)")
                .execute(Tuple.of(machine.id(), new String[] { machine.role() }, machine.createdAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Goes on, alone with that machine's account until the transaction ends. */
    Uni<Void> holdMachine(SqlClient transaction, UUID id) {
        return transaction
                .preparedQuery("select from users where id = $1 and email is null and closed_at is null for no key update")
                .execute(Tuple.of(id))
                .invoke(rows -> requireOne(rows.rowCount(), id))
                .replaceWithVoid();
    }

    /**
     * Writes these columns and no others: whatever else changes at the same time, a password or a role, stays changed.
     *
     * @param columns names of ours with their values
     */
    Uni<Void> change(SqlClient transaction, UUID id, Map<String, Object> columns) {
        var parameters = Tuple.of(id);
        var assignments = new StringJoiner(", ");
        columns.forEach((column, value) -> {
            parameters.addValue(value);
            assignments.add(column + " = $" + parameters.size());
        });
        if (columns.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction.preparedQuery("update users set " + assignments + " where id = $1 and closed_at is null")
                .execute(parameters)
                .onFailure(PgException.class).transform(Accounts::taken)
                .invoke(rows -> requireOne(rows.rowCount(), id))
                .chain(() -> activities.record(transaction, Activity.of(id, "account.changed", id)
                        .with(Map.of("fields", List.copyOf(columns.keySet())))));
    }

    private static Throwable taken(PgException failure) {
        if ("users_email_key".equals(failure.getConstraint())) {
            return AuthError.EMAIL_TAKEN.because("An account with this e-mail address exists");
        }
        return "users_username_key".equals(failure.getConstraint())
                ? AuthError.USERNAME_TAKEN.because("This user name is taken")
                : failure;
    }

    /** Whether the account is open and has that password; it keeps both until the transaction ends. */
    Uni<Boolean> holdPassword(SqlClient transaction, UUID id, String passwordHash) {
        return transaction
                .preparedQuery("select from users where id = $1 and password_hash = $2 and closed_at is null for share")
                .execute(Tuple.of(id, passwordHash))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Boolean> changePassword(SqlClient transaction, UUID id, String from, String to) {
        return transaction
                .preparedQuery("update users set password_hash = $3 where id = $1 and password_hash = $2 and closed_at is null")
                .execute(Tuple.of(id, from, to))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Boolean> haveAdministrator(SqlClient client) {
        return client.preparedQuery("select exists (select from users where " + ADMINISTERS + ")")
                .execute(Tuple.of(Role.ADMIN))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    Uni<Void> setRoles(SqlClient transaction, UUID id, List<String> roles, UUID actorId) {
        return (roles.contains(Role.ADMIN) ? Uni.createFrom().voidItem() : leaveAnotherAdministrator(transaction, id))
                .chain(() -> transaction.preparedQuery("update users set roles = $2 where id = $1 and closed_at is null")
                        .execute(Tuple.of(id, roles.toArray(String[]::new))))
                .invoke(rows -> requireOne(rows.rowCount(), id))
                .chain(() -> activities.record(transaction,
                        Activity.of(actorId, "account.roles-changed", id).with(Map.of("roles", roles))));
    }

    /** Closes an account: from now on nobody gets in by it, and nothing tells whose it was. */
    Uni<Void> close(SqlClient transaction, UUID id, UUID actorId) {
        return leaveAnotherAdministrator(transaction, id)
                .chain(() -> transaction.preparedQuery("""
                        update users set closed_at = now(), email = 'closed:' || id, username = null, name = null,
                            department = null, job_title = null, password_hash = null
                        where id = $1 and closed_at is null""")
                        .execute(Tuple.of(id)))
                .invoke(rows -> requireOne(rows.rowCount(), id))
                .chain(() -> creations.forget(transaction, UserResource.PATH + "/" + id))
                .chain(() -> activities.record(transaction, Activity.of(actorId, "account.closed", id)));
    }

    /** Two administrators who remove each other at the same time are put one behind the other here. */
    private static Uni<Void> leaveAnotherAdministrator(SqlClient transaction, UUID id) {
        return transaction.preparedQuery("select id from users where " + ADMINISTERS + " order by id for update")
                .execute(Tuple.of(Role.ADMIN))
                .invoke(administrators -> {
                    if (administrators.rowCount() == 1 && administrators.iterator().next().getUUID(0).equals(id)) {
                        throw AuthError.LAST_ADMINISTRATOR.because("Without this one nobody would administer Tino any more");
                    }
                }).replaceWithVoid();
    }

    private static void requireOne(int rows, UUID id) {
        if (rows == 0) {
            throw AuthError.USER_NOT_FOUND.because("There is no user with the id %s", id);
        }
    }
}
