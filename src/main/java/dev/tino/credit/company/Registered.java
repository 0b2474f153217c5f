package dev.tino.credit.company;

import java.time.Instant;

/**
 * A company that has just registered.
 *
 * @param token what gets it in, kept nowhere
 */
public record Registered(Company company, String token, Instant expiresAt) {

    @Override
    public String toString() {
        return "Registered[%s]".formatted(company.id());
    }
}
