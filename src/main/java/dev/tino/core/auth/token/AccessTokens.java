package dev.tino.core.auth.token;

import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

import dev.tino.core.auth.AuthConfig;
import io.quarkus.runtime.Startup;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;

/**
 * Signs tokens and verifies those that come back, each by the key that its {@code kid} names. A token says who somebody
 * is; what he may do, {@link Standings} tells at the time of the request.
 */
@ApplicationScoped
@Startup
@Alternative
@Priority(1)
class AccessTokens extends JWTCallerPrincipalFactory {

    private static final String ISSUER = "tino";
    private static final String ID = "jti";

    private final AuthConfig config;
    private final SigningKeys keys;
    private final JwtConsumer consumer;

    AccessTokens(AuthConfig config, SigningKeys keys) {
        this.config = config;
        this.keys = keys;
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKeyResolver((signature, nesting) -> verifyingKey(signature))
                .setExpectedIssuer(ISSUER)
                .setRequireSubject()
                .setRequireExpirationTime()
                .build();
    }

    Duration lifetime() {
        return config.accessTokenLifetime();
    }

    /**
     * A short-lived token for somebody who has just proved who he is.
     *
     * @param client see {@link Tokens#CLIENT}; may be null
     */
    String sign(UUID accountId, Collection<String> roles, String client) {
        Instant now = Instant.now();
        var claims = Jwt.issuer(ISSUER).subject(accountId.toString()).groups(Set.copyOf(roles))
                .issuedAt(now).expiresAt(now.plus(lifetime()));
        return (client == null ? claims : claims.claim(Tokens.CLIENT, client))
                .jws().keyId(keys.currentId()).sign(keys.current());
    }

    /**
     * A long-lived token for a machine. Its id stands first in the header, too
     * (<a href="https://www.rfc-editor.org/rfc/rfc7519#section-5.3">RFC 7519, 5.3</a>), so that the beginning of the token
     * tells it from others.
     *
     * @param roles what the token says of its owner, for whoever reads it; what counts is what his account has
     */
    String sign(ApiToken token, Collection<String> roles) {
        try {
            var claims = new JwtClaims();
            claims.setIssuer(ISSUER);
            claims.setSubject(token.ownerId().toString());
            claims.setJwtId(token.id().toString());
            claims.setIssuedAt(date(token.createdAt()));
            claims.setExpirationTime(date(token.expiresAt()));
            claims.setStringClaim(TokenUse.CLAIM, TokenUse.API);
            if (!roles.isEmpty()) {
                claims.setStringListClaim(Claims.groups.name(), List.copyOf(roles));
            }
            var signature = new JsonWebSignature();
            signature.setHeader(ID, token.id().toString());
            signature.setHeader("typ", "JWT");
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            signature.setKeyIdHeaderValue(keys.currentId());
            signature.setKey(keys.current());
            signature.setPayload(claims.toJson());
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException("An API token could not be signed", impossible);
        }
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        try {
            var verified = consumer.process(token);
            var header = verified.getJoseObjects().get(0).getHeader("typ");
            return new DefaultJWTCallerPrincipal(token, header, verified.getJwtClaims());
        } catch (InvalidJwtException refused) {
            // The library's own message quotes the token.
            throw new ParseException("The token is not acceptable: " + refused.getErrorDetails().stream()
                    .map(detail -> String.valueOf(detail.getErrorCode())).toList());
        }
    }

    /** What a machine's token says, or null for any other text. */
    JsonWebToken machine(String text) {
        try {
            JWTCallerPrincipal token = parse(text, null);
            return TokenUse.API.equals(token.getClaim(TokenUse.CLAIM)) ? token : null;
        } catch (ParseException noToken) {
            return null;
        }
    }

    private Key verifyingKey(JsonWebSignature signature) throws UnresolvableKeyException {
        Key key = keys.verifying(((JsonWebStructure) signature).getKeyIdHeaderValue());
        if (key == null) {
            throw new UnresolvableKeyException("No key has this id");
        }
        return key;
    }
}
