package dev.tino.core.auth;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

/** What a domain gives a new account to start with. Runs inside the transaction that creates the account. */
public interface AccountSetup {

    Uni<Void> setUp(UUID ownerId);
}
