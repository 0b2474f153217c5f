package dev.tino.core.auth.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.core.auth.token.MachineToken;
import dev.tino.core.auth.token.MachineTokens;
import dev.tino.core.auth.token.Standings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/**
 * Accounts that only machines use. They own rows as people do, and nobody can log in as one. Whoever adds one or replaces
 * its token records that act.
 */
@ApplicationScoped
public class MachineAccounts {

    private final Accounts accounts;
    private final MachineTokens tokens;
    private final Standings standings;

    MachineAccounts(Accounts accounts, MachineTokens tokens, Standings standings) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.standings = standings;
    }

    /** An account of that role, which is there as soon as it is {@link #add added}. */
    public Uni<MachineAccount> make(String role) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        // Microseconds are what the database keeps.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return tokens.sign(id, role).map(token -> new MachineAccount(id, role, now, token));
    }

    /** Adds the account with its token. */
    public Uni<Void> add(SqlClient transaction, MachineAccount machine) {
        return accounts.addMachine(transaction, machine).chain(() -> tokens.store(transaction, machine.token()));
    }

    /**
     * Gives an account a token that replaces all that it has, which are refused from the next request on. Of two
     * replacements at once the later one's token counts.
     *
     * @param act what else is to be done in the same transaction
     */
    public Uni<MachineToken> replaceToken(UUID id, String role, Function<SqlClient, Uni<Void>> act) {
        return tokens.sign(id, role).call(token -> standings.change(id, transaction -> accounts.holdMachine(transaction, id)
                .chain(() -> tokens.revokeAllOf(transaction, id))
                .chain(() -> tokens.store(transaction, token))
                .chain(() -> act.apply(transaction))));
    }
}
