package dev.tino.models.prediction;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Where domains tell which answers turned out right: the live metrics are made of them. */
@ApplicationScoped
public class Outcomes {

    /** In the transaction in which the truth becomes known. */
    public Uni<Void> known(SqlClient transaction, List<Outcome> outcomes) {
        throw new UnsupportedOperationException();
    }
}
