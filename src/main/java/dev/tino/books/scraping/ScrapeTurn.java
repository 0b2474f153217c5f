package dev.tino.books.scraping;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.BookError;
import dev.tino.core.job.Jobs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The one place in the cluster that a run holds while it waits or runs. */
@ApplicationScoped
class ScrapeTurn {

    private static final String TURN = "select scrape_id from book_scrape_turn for update";
    private static final String TAKE = "update book_scrape_turn set scrape_id = $1";

    private final Jobs jobs;

    ScrapeTurn(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Waits until nobody else is about to take the place. A run that no longer waits or runs, whatever became of it, has
     * left it.
     *
     * @param own who may hold it already; may be null
     * @return fails with {@link BookError#SCRAPE_UNDER_WAY} while another run holds it
     */
    Uni<Void> await(SqlClient transaction, UUID own) {
        return underWay(transaction).invoke(id -> {
            if (id != null && !id.equals(own)) {
                throw refusal(id);
            }
        }).replaceWithVoid();
    }

    /** Waits likewise, and gives the run that holds the place; null when none does. */
    Uni<UUID> underWay(SqlClient transaction) {
        return transaction.query(TURN).execute().map(rows -> rows.iterator().next().getUUID("scrape_id"))
                .chain(id -> id == null ? Uni.createFrom().item(Set.<UUID> of()) : jobs.underWay(transaction, List.of(id)))
                .map(underWay -> underWay.stream().findFirst().orElse(null));
    }

    private static RuntimeException refusal(UUID id) {
        return BookError.SCRAPE_UNDER_WAY
                .because("The run %s is looking at the shop, or waits to; its job tells when it is over", id)
                .with("Location", Jobs.PATH + "/" + id);
    }

    /** In the transaction that waited. */
    Uni<Void> take(SqlClient transaction, UUID id) {
        return transaction.preparedQuery(TAKE).execute(Tuple.of(id)).replaceWithVoid();
    }
}
