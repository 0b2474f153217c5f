package dev.tino.core.auth.account;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import org.jboss.logging.Logger;

import dev.tino.core.auth.AuthError;
import dev.tino.core.error.Failure;
import dev.tino.core.web.Role;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Makes the account that administers the others, before the first request is taken, while there is none. An account that
 * has the address already stays as it is: whoever registered it need not be the one who wrote the settings.
 */
@ApplicationScoped
class FirstAdministrator {

    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);

    private final AdminConfig config;
    private final UserRepository users;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Pool pool;

    FirstAdministrator(AdminConfig config, UserRepository users, Accounts accounts, Passwords passwords, Pool pool) {
        this.config = config;
        this.users = users;
        this.accounts = accounts;
        this.passwords = passwords;
        this.pool = pool;
    }

    void make(@Observes StartupEvent started, Validator validator) throws Throwable {
        if (config.email().isEmpty() || config.password().isEmpty()) {
            return;
        }
        var registration = new Registration(config.email().get(), config.password().get(), null, null);
        List<String> fields = validator.validate(registration).stream().map(ConstraintViolation::getPropertyPath)
                .map(path -> "tino.admin." + path).toList();
        if (!fields.isEmpty()) {
            throw new IllegalStateException("Not acceptable for the first administrator: " + String.join(", ", fields));
        }
        VertxContextSupport.subscribeAndAwait(() -> make(registration));
    }

    private Uni<Void> make(Registration registration) {
        return accounts.haveAdministrator(pool).chain(there -> there ? Uni.createFrom().voidItem()
                : users.findByLogin(Registration.lowerCase(registration.email()))
                        .chain(user -> user == null ? add(registration) : warn()));
    }

    /** Unless another node made it meanwhile. */
    private Uni<Void> warn() {
        return accounts.haveAdministrator(pool).invoke(there -> {
            if (!there) {
                LOG.warn("The account named by tino.admin.email is there and no administrator; it stays as it is");
            }
        }).replaceWithVoid();
    }

    private Uni<Void> add(Registration registration) {
        return passwords.hash(registration.password())
                .map(hash -> registration.toUser(hash, List.of(Role.ADMIN, Role.USER)))
                .chain(user -> pool.withTransaction(transaction -> accounts.add(transaction, user, null)))
                // Another node was quicker.
                .onFailure(FirstAdministrator::isTaken).recoverWithNull()
                .replaceWithVoid();
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof Failure refused && refused.code() == AuthError.EMAIL_TAKEN;
    }
}
