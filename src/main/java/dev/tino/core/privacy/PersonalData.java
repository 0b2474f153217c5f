package dev.tino.core.privacy;

import java.util.UUID;

import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** One kind of rows that belong to an account. Whoever keeps such rows contributes one as a bean. */
public interface PersonalData {

    /** Its stable name in the export, such as {@code finance.transaction}. */
    String kind();

    /** A page of the owner's rows, each as the routes show it; the first page for a null cursor. */
    Uni<? extends Page<?>> page(UUID ownerId, String cursor);

    /**
     * Erases the owner's rows in the transaction that removes his account. Rows whose owner is a foreign key with
     * {@code on delete cascade} go with the account: nothing is to be done for them.
     */
    default Uni<Void> erase(SqlClient transaction, UUID ownerId) {
        return Uni.createFrom().voidItem();
    }
}
