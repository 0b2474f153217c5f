package dev.tino.core.auth;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** What a domain gives a new account to start with, in the transaction that creates the account. */
public interface AccountSetup {

    Uni<Void> setUp(SqlClient transaction, UUID ownerId);
}
