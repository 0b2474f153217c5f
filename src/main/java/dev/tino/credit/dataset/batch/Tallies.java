package dev.tino.credit.dataset.batch;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Columns;
import dev.tino.credit.dataset.report.Counts;
import dev.tino.credit.dataset.report.CustomerCounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Which rows and customers were there before; in transactions that have locked the dataset. */
@ApplicationScoped
class Tallies {

    private static final String ROWS = """
            insert into credit_row_hash (dataset_id, hash) select $1, hash from unnest($2::bigint[]) as sent (hash)
            on conflict do nothing""";

    /** What was there before is read as it was: a statement does not see what it inserts. */
    private static final String CUSTOMERS = """
            with sent as (
                select * from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as sent (hash, good, bad)
            ), before as (
                select known.* from credit_customer known join sent using (hash) where known.dataset_id = $4
            ), after as (
                insert into credit_customer as known (dataset_id, hash, good, bad) select $4, hash, good, bad from sent
                on conflict (dataset_id, hash) do update set good = known.good + excluded.good, bad = known.bad + excluded.bad
                returning hash, good, bad
            ), change as (
                select before.hash is null as added, after.good + after.bad as rows,
                       coalesce(before.good + before.bad, 0) as rows_before,
                       after.good > 0 and after.bad > 0 as both_labels,
                       coalesce(before.good > 0 and before.bad > 0, false) as both_labels_before
                  from after left join before using (hash)
            )
            select count(*) filter (where added) as customers,
                   count(*) filter (where rows > 1 and rows_before <= 1) as several,
                   coalesce(sum(case when rows > 1 then rows else 0 end
                              - case when rows_before > 1 then rows_before else 0 end), 0)::bigint as rows_of_several,
                   count(*) filter (where both_labels and not both_labels_before) as both_labels
              from change""";

    /** @return how many of the rows repeat another one, of these or of those before */
    Uni<Long> addRows(SqlClient transaction, UUID datasetId, Long[] hashes) {
        return transaction.preparedQuery(ROWS).execute(Tuple.of(datasetId, hashes))
                .map(inserted -> (long) hashes.length - inserted.rowCount());
    }

    /** @return by how much the counts grow */
    Uni<CustomerCounts> addCustomers(SqlClient transaction, UUID datasetId, Map<Long, Counts> customers) {
        Tuple parameters = Columns.of(List.copyOf(customers.entrySet()))
                .add(new Long[0], Map.Entry::getKey)
                .add(new Long[0], customer -> customer.getValue().good())
                .add(new Long[0], customer -> customer.getValue().bad())
                .parameters().addUUID(datasetId);
        return transaction.preparedQuery(CUSTOMERS).execute(parameters).map(rows -> {
            Row row = rows.iterator().next();
            return new CustomerCounts(row.getLong("customers"), row.getLong("several"), row.getLong("rows_of_several"),
                    row.getLong("both_labels"));
        });
    }
}
