package dev.tino.credit.decision;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tino.core.crypto.Sealed;
import dev.tino.core.crypto.SealedColumn;
import dev.tino.credit.dataset.SealedJson;
import io.vertx.mutiny.sqlclient.Row;

/** What decisions hold, sealed at rest. */
@ApplicationScoped
class DecisionSeals {

    private static final SealedColumn CONTENT = new SealedColumn("credit_decision", List.of("id"), "content");
    private static final SealedColumn FOLLOW_UP = new SealedColumn("credit_decision", List.of("id"), "follow_up");

    private final SealedJson json;

    DecisionSeals(SealedJson json) {
        this.json = json;
    }

    @Produces
    @Singleton
    static SealedColumn contents() {
        return CONTENT;
    }

    @Produces
    @Singleton
    static SealedColumn followUps() {
        return FOLLOW_UP;
    }

    Sealed seal(UUID id, DecisionContent content) {
        return json.seal(content, CONTENT.context(id));
    }

    Sealed seal(UUID id, FollowUp followUp) {
        return json.seal(followUp, FOLLOW_UP.context(id));
    }

    /** @throws IllegalStateException when it is not what was sealed there */
    DecisionContent content(Row row) {
        return open(row, CONTENT, DecisionContent.class);
    }

    /** @throws IllegalStateException when it is not what was sealed there */
    FollowUp followUp(Row row) {
        return row.getBuffer("follow_up") == null ? FollowUp.NONE : open(row, FOLLOW_UP, FollowUp.class);
    }

    private <T> T open(Row row, SealedColumn column, Class<T> type) {
        var sealed = new Sealed(row.getString(column.keyIdColumn()), row.getBuffer(column.column()).getBytes());
        try {
            return json.open(sealed, column.context(row.getUUID("id")), type);
        } catch (UncheckedIOException unreadable) {
            throw new IllegalStateException("What is sealed in a decision cannot be read", unreadable);
        }
    }
}
