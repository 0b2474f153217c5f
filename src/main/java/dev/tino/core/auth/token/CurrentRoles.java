package dev.tino.core.auth.token;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.tino.core.web.Role;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Gives the bearer of a token the roles that his account has now, and refuses him when it has none any more. */
@ApplicationScoped
class CurrentRoles implements SecurityIdentityAugmentor {

    private final Standings standings;

    CurrentRoles(Standings standings) {
        this.standings = standings;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        UUID apiToken = TokenUse.API.equals(token.getClaim(TokenUse.CLAIM)) ? UUID.fromString(token.getTokenID()) : null;
        return standings.of(UUID.fromString(token.getSubject()), apiToken)
                .onItem().ifNull().failWith(() -> new AuthenticationFailedException("The account or the token is gone"))
                .map(standing -> QuarkusSecurityIdentity.builder()
                        .setPrincipal(identity.getPrincipal())
                        .addCredentials(identity.getCredentials())
                        .addAttributes(identity.getAttributes())
                        .addRoles(standing.roles())
                        .addRoles(apiToken == null ? rolesOfALogin(standing) : Set.of())
                        .build());
    }

    private static Set<String> rolesOfALogin(Standing standing) {
        return standing.roles().contains(Role.ADMIN) ? Set.of(TokenUse.LOGIN, TokenUse.ADMIN_LOGIN) : Set.of(TokenUse.LOGIN);
    }
}
