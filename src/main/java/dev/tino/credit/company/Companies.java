package dev.tino.credit.company;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** What companies tell of themselves. */
@ApplicationScoped
class Companies {

    private final Pool pool;

    Companies(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> add(SqlClient transaction, Company company) {
        return transaction.preparedQuery("insert into credit_company (id, name, email, created_at) values ($1, $2, $3, $4)")
                .execute(Tuple.of(company.id(), company.name(), company.email(),
                        company.createdAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Optional<Company>> find(UUID id) {
        return pool.preparedQuery("select name, email, created_at from credit_company where id = $1").execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(row -> new Company(id, row.getString(0), row.getString(1),
                        row.getOffsetDateTime(2).toInstant())));
    }
}
