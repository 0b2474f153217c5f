package dev.tino.core.auth.account;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Accounts that are open. */
@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<User, UUID> {

    /** An e-mail address holds an @ and a user name never does, so one look-up serves both. */
    @WithSession
    Uni<User> findByLogin(String emailOrUsername) {
        return find("(email = ?1 or username = ?1) and closedAt is null", emailOrUsername.toLowerCase(Locale.ROOT))
                .firstResult();
    }

    @WithSession
    Uni<User> findOpen(UUID id) {
        return find("id = ?1 and closedAt is null", id).firstResult();
    }

    @WithSession
    Uni<List<User>> findByEmail(String email) {
        return list("email = ?1 and closedAt is null", email.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * The newest accounts first: ids are in the order of time.
     *
     * @param before the last id of the page before, or null
     */
    @WithSession
    Uni<List<User>> newestFirst(UUID before, int limit) {
        var query = before == null ? find("closedAt is null order by id desc")
                : find("closedAt is null and id < ?1 order by id desc", before);
        return query.range(0, limit - 1).list();
    }
}
