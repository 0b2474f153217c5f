package dev.tino.core.auth.session;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.auth.AuthError;
import dev.tino.core.auth.token.MachineTokens;
import dev.tino.core.auth.token.RefreshToken;
import dev.tino.core.auth.token.Tokens;
import dev.tino.core.error.Failure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** How a company gets to the pages: by the token that its programs use. Replacing that ends these log-ins, too. */
@ApplicationScoped
class CompanyLogins {

    private final MachineTokens machines;
    private final Tokens tokens;
    private final Activities activities;
    private final Pool pool;

    CompanyLogins(MachineTokens machines, Tokens tokens, Activities activities, Pool pool) {
        this.machines = machines;
        this.tokens = tokens;
        this.activities = activities;
        this.pool = pool;
    }

    Uni<RefreshToken> enter(String token) {
        return machines.companyOf(token)
                .onItem().ifNull().failWith(CompanyLogins::wrong)
                .chain(known -> pool.withTransaction(transaction -> machines.hold(transaction, known)
                        .chain(held -> held ? begin(transaction, known.company()) : Uni.createFrom().failure(wrong()))));
    }

    private Uni<RefreshToken> begin(SqlClient transaction, UUID company) {
        return activities.record(transaction, Activity.of(company, "session.begun", company))
                .chain(() -> tokens.begin(transaction, company));
    }

    private static Failure wrong() {
        return AuthError.WRONG_CREDENTIALS.because("This is no valid token of a company");
    }
}
