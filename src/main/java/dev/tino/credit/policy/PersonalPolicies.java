package dev.tino.credit.policy;

import java.util.ArrayList;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** A company's policies, which go with its account. */
@ApplicationScoped
class PersonalPolicies implements PersonalData {

    private final Pool pool;

    PersonalPolicies(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String kind() {
        return "credit.policy";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return pool.preparedQuery("select * from credit_policy where company_id = $1 order by version")
                .execute(Tuple.of(ownerId)).map(rows -> {
                    var policies = new ArrayList<Policy>(rows.rowCount());
                    rows.forEach(row -> policies.add(Policies.policy(row)));
                    return Page.whole(policies);
                });
    }
}
