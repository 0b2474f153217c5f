package dev.tino.core.auth.session;

import java.util.Set;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.auth.token.Sessions;
import dev.tino.core.web.PagePath;
import dev.tino.core.web.RequestPath;
import dev.tino.core.web.page.Viewer;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Knows people by their cookie, on pages alone: programs bring a token, so no other site can have a browser call them. */
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {

    private final Sessions sessions;

    SessionMechanism(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String cookie = PagePath.isOne(RequestPath.of(context)) ? SessionCookie.of(context) : null;
        if (cookie == null) {
            return Uni.createFrom().nullItem();
        }
        return sessions.holder(cookie).onItem().ifNotNull().transform(holder -> QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(holder.account().toString()))
                .addRoles(holder.roles())
                .addAttribute(Viewer.NAME, holder.name())
                .addAttribute(Viewer.CSRF, sessions.csrf(cookie))
                .addAttribute(Viewer.STANDING, standing(cookie, holder))
                .build());
    }

    private Supplier<Uni<Boolean>> standing(String cookie, Sessions.Holder before) {
        return () -> sessions.holder(cookie).map(now -> now != null && now.roles().equals(before.roles()));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    /** Before tokens, whose mechanism refuses requests that bring none it knows. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
