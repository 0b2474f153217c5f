package dev.tino.core.web.limit;

import java.util.Locale;

/** Routes that share a bucket, by what a request to them costs. */
public enum RateClass {
    /** Passwords and new accounts: counted by address, whoever calls; a change of password by account. */
    AUTH,
    /** New tokens for a family of refresh tokens, counted by the family. */
    REFRESH,
    READ,
    WRITE,
    /** Routes that run a model. */
    INFERENCE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
