package dev.tino.core.auth;

import java.security.Key;
import java.time.Instant;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

import io.quarkus.runtime.Startup;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;

/** Signs access tokens and verifies those that come back, each by the key that its {@code kid} names. */
@ApplicationScoped
@Startup
@Alternative
@Priority(1)
class AccessTokens extends JWTCallerPrincipalFactory {

    private static final String ISSUER = "tino";

    private final AuthConfig config;
    private final SigningKeys keys;
    private final JwtConsumer consumer;

    AccessTokens(AuthConfig config) {
        this.config = config;
        this.keys = SigningKeys.load(config.keysDirectory());
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKeyResolver((signature, nesting) -> verifyingKey(signature))
                .setExpectedIssuer(ISSUER)
                .setRequireSubject()
                .setRequireExpirationTime()
                .build();
    }

    /** A signed token for a user. */
    String sign(User user) {
        return Jwt.issuer(ISSUER).subject(user.id.toString()).groups(Set.of(user.role))
                .expiresAt(Instant.now().plus(config.accessTokenLifetime()))
                .jws().keyId(keys.currentId()).sign(keys.current());
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

    private Key verifyingKey(JsonWebSignature signature) throws UnresolvableKeyException {
        Key key = keys.verifying(((JsonWebStructure) signature).getKeyIdHeaderValue());
        if (key == null) {
            throw new UnresolvableKeyException("No key has this id");
        }
        return key;
    }
}
