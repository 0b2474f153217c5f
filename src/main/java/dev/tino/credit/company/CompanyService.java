package dev.tino.credit.company;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.auth.account.MachineAccount;
import dev.tino.core.auth.account.MachineAccounts;
import dev.tino.core.web.Role;
import dev.tino.credit.CreditError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** How companies come in, and how they stay the only ones who do. */
@ApplicationScoped
public class CompanyService {

    private final MachineAccounts machines;
    private final Companies companies;
    private final Activities activities;
    private final Pool pool;

    CompanyService(MachineAccounts machines, Companies companies, Activities activities, Pool pool) {
        this.machines = machines;
        this.companies = companies;
        this.activities = activities;
        this.pool = pool;
    }

    /** @param input checked by whoever calls */
    public Uni<Registered> register(NewCompany input) {
        return machines.make(Role.COMPANY).chain(account -> add(account, input.of(account)));
    }

    private Uni<Registered> add(MachineAccount account, Company company) {
        return pool.withTransaction(transaction -> machines.add(transaction, account)
                .chain(() -> companies.add(transaction, company))
                .chain(() -> activities.record(transaction, Activity.of(company.id(), "company.registered", company.id()))))
                .replaceWith(() -> new Registered(company, account.token().text(), account.token().expiresAt()));
    }

    /** The company that the account is; a person's account may have the role and be none. */
    Uni<Company> get(UUID id) {
        return companies.find(id).map(found -> found.orElseThrow(
                () -> CreditError.COMPANY_NOT_FOUND.because("No company has registered by this account")));
    }

    Uni<CompanyToken> replaceToken(UUID id) {
        return get(id)
                .chain(() -> machines.replaceToken(id, Role.COMPANY, transaction -> activities.record(transaction,
                        Activity.of(id, "company.token-replaced", id))))
                .map(token -> new CompanyToken(token.text(), token.expiresAt()));
    }
}
