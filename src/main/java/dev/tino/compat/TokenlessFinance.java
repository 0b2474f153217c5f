package dev.tino.compat;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.auth.account.UserService;
import dev.tino.core.auth.token.Standings;
import dev.tino.core.web.RequestPath;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets clients of the finance system, which knows no log-in, act as the one account that {@code tino.compat.finance.user}
 * names. Whoever brings a token is who it says.
 */
@ApplicationScoped
class TokenlessFinance implements HttpAuthenticationMechanism {

    private final CompatConfig config;
    private final UserService users;
    private final Standings standings;
    private volatile UUID account;

    TokenlessFinance(CompatConfig config, UserService users, Standings standings) {
        this.config = config;
        this.users = users;
        this.standings = standings;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (!config.enabled() || config.finance().user().isEmpty()
                || context.request().headers().contains(HttpHeaders.AUTHORIZATION)
                || !isFinance(context.request().method().name(), RequestPath.of(context))) {
            return Uni.createFrom().nullItem();
        }
        return acting(account).onItem().ifNull().switchTo(() -> users.find(config.finance().user().get())
                .onItem().ifNotNull().invoke(found -> account = found)
                .chain(this::acting));
    }

    /** That account as it is now, or null when it is gone. */
    private Uni<SecurityIdentity> acting(UUID id) {
        return id == null ? Uni.createFrom().nullItem()
                : standings.of(id).onItem().ifNotNull().transform(standing -> QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(id.toString())).addRoles(standing.roles()).build());
    }

    private static boolean isFinance(String method, String path) {
        return LegacyRoutes.finance(method, path) != null;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    /** Before tokens, whose mechanism refuses requests that bring none. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
