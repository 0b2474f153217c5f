package dev.tino.core.auth;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

import org.eclipse.microprofile.config.ConfigProvider;

import dev.tino.testsupport.Account;
import io.smallrye.jwt.build.Jwt;

/** Makes an administrator of a registered account, for its token at least. */
public final class AdminToken {

    private AdminToken() {
    }

    public static Account of(Account account) {
        SigningKeys keys = SigningKeys
                .load(ConfigProvider.getConfig().getValue("tino.auth.keys-directory", Path.class));
        String token = Jwt.issuer("tino").subject(account.id().toString()).groups(Set.of("user", "admin"))
                .expiresAt(Instant.now().plusSeconds(900)).jws().keyId(keys.currentId()).sign(keys.current());
        return new Account(account.id(), account.email(), token);
    }
}
