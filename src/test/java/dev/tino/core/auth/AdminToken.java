package dev.tino.core.auth;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

import org.eclipse.microprofile.config.ConfigProvider;

import dev.tino.core.web.Role;
import dev.tino.testsupport.Account;
import io.smallrye.jwt.build.Jwt;

/** Makes an administrator of an account, by a token signed with the service's own key. */
public final class AdminToken {

    private AdminToken() {
    }

    /** A registered account with an administrator's token. */
    public static Account register() {
        Account account = Account.register();
        SigningKeys keys = SigningKeys
                .load(Path.of(ConfigProvider.getConfig().getValue("tino.auth.keys-directory", String.class)));
        String token = Jwt.issuer("tino").subject(account.id().toString()).groups(Set.of(Role.USER, Role.ADMIN))
                .expiresAt(Instant.now().plusSeconds(900)).jws().keyId(keys.currentId()).sign(keys.current());
        return new Account(account.id(), account.email(), token);
    }
}
