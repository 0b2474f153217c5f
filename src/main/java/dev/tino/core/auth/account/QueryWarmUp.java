package dev.tino.core.auth.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.hibernate.query.sqm.NodeBuilder;
import org.hibernate.reactive.mutiny.Mutiny;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;

/**
 * Makes the first query before the first request. It loads a thousand classes, which takes a few tenths of a second:
 * most of them here on the starting thread, lest they hold up an event loop.
 */
@ApplicationScoped
class QueryWarmUp {

    private final UserRepository users;

    QueryWarmUp(UserRepository users) {
        this.users = users;
    }

    void run(@Observes StartupEvent start, Mutiny.SessionFactory sessions) throws Throwable {
        ((NodeBuilder) sessions.getCriteriaBuilder()).getQueryEngine()
                .interpretHql("from User where (email = ?1 or username = ?1) and closedAt is null", User.class);
        VertxContextSupport.subscribeAndAwait(() -> users.findByLogin("nobody"));
    }
}
