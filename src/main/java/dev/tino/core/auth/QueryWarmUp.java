package dev.tino.core.auth;

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

    private final UserService.Accounts accounts;

    QueryWarmUp(UserService.Accounts accounts) {
        this.accounts = accounts;
    }

    void run(@Observes StartupEvent start, Mutiny.SessionFactory sessions) throws Throwable {
        ((NodeBuilder) sessions.getCriteriaBuilder()).getQueryEngine()
                .interpretHql("from User where email = ?1 or username = ?1", User.class);
        VertxContextSupport.subscribeAndAwait(() -> accounts.findByLogin("nobody"));
    }
}
