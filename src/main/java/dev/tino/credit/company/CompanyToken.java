package dev.tino.credit.company;

import java.time.Instant;

/** The token that gets a company in from now on, kept nowhere. */
record CompanyToken(String token, Instant expiresAt) {

    @Override
    public String toString() {
        return "CompanyToken[expiresAt=%s]".formatted(expiresAt);
    }
}
