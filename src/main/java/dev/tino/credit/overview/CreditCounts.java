package dev.tino.credit.overview;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Counts what companies have; of what it says nothing. */
@ApplicationScoped
class CreditCounts {

    static final int DAYS = 30;
    static final int COMPANIES = 50;

    private static final String LATELY = "created_at > now() - interval '" + DAYS + " days'";
    private static final String OUTCOMES = """
            select count(*) filter (where outcome = 'approve'), count(*) filter (where outcome = 'review'),
                   count(*) filter (where outcome = 'refuse')
              from credit_decision where company_id = $1 and\s""" + LATELY;
    /** Newest first. */
    private static final String BY_COMPANY = """
            select company.name, company.created_at, datasets.count, datasets.rows, datasets.rejected, decisions.count
              from (select id, name, created_at from credit_company order by created_at desc, id limit $1) company
             cross join lateral (select count(*) as count, coalesce(sum(good + bad), 0)::bigint as rows,
                                        coalesce(sum(rejected), 0)::bigint as rejected
                                   from credit_dataset where company_id = company.id) datasets
             cross join lateral (select count(*) as count from credit_decision
                                  where company_id = company.id and %s) decisions
             order by company.created_at desc, company.id""".formatted(LATELY);

    private final Pool pool;

    CreditCounts(Pool pool) {
        this.pool = pool;
    }

    Uni<OutcomeCounts> outcomes(UUID companyId) {
        return pool.preparedQuery(OUTCOMES).execute(Tuple.of(companyId)).map(rows -> rows.iterator().next())
                .map(row -> new OutcomeCounts(row.getLong(0), row.getLong(1), row.getLong(2)));
    }

    Uni<List<CompanyFigures>> byCompany() {
        return pool.preparedQuery(BY_COMPANY).execute(Tuple.of(COMPANIES)).map(rows -> rows.stream()
                .map(row -> new CompanyFigures(row.getString(0), row.getOffsetDateTime(1).toInstant(), row.getLong(2),
                        row.getLong(3), row.getLong(4), row.getLong(5)))
                .toList());
    }
}
