package dev.tino.core.auth;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.auth")
public interface AuthConfig {

    String KEYS_DIRECTORY = "tino.auth.keys-directory";

    /** Folder of the keys that sign tokens: one PKCS#8 PEM file each, named after the key's id. */
    Path keysDirectory();

    /** Lifetime of an access token: 15 minutes unless set. */
    @DurationMin(seconds = 1)
    Duration accessTokenLifetime();

    /** Lifetime of a refresh token, counted from the rotation that made it: 7 days unless set. */
    @DurationMin(seconds = 1)
    Duration refreshTokenLifetime();

    /** How long somebody stays logged in to the pages; never longer than a refresh token lives. */
    @WithDefault("12H")
    @DurationMin(minutes = 1)
    Duration sessionLifetime();

    /** How long the token before the current one still yields the current one. */
    @WithDefault("30S")
    Duration refreshGrace();

    /** Work factor of bcrypt: each step doubles the cost of a guess and of a log-in. */
    @WithDefault("11")
    @Min(4)
    @Max(16)
    int bcryptCost();
}
