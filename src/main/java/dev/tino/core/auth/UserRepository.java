package dev.tino.core.auth;

import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<User, UUID> {

    /** An e-mail address holds an @ and a user name never does, so one look-up serves both. */
    Uni<User> findByLogin(String emailOrUsername) {
        String login = emailOrUsername.toLowerCase(Locale.ROOT);
        return find("email = ?1 or username = ?1", login).firstResult();
    }
}
