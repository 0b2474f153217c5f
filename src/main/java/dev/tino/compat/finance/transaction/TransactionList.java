package dev.tino.compat.finance.transaction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

import dev.tino.core.web.StreamedBody;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Writes all transactions of an account as one array, of which memory holds some at a time. */
@ApplicationScoped
class TransactionList {

    private static final byte[] NONE = "{\"transactions\":[]}".getBytes(StandardCharsets.US_ASCII);

    private final LegacyTransactions transactions;
    private final ObjectWriter json;

    TransactionList(LegacyTransactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json.writerFor(TransactionRow.class);
    }

    /** Before anything is answered the account's references are read: where that fails the answer can still say so. */
    Uni<StreamedBody> of(UUID ownerId) {
        return transactions.all(ownerId).map(later -> new StreamedBody(MediaType.APPLICATION_JSON, pieces(later)));
    }

    private Multi<byte[]> pieces(Multi<List<TransactionRow>> pages) {
        return Multi.createFrom().deferred(() -> {
            var writing = new Writing();
            return Multi.createBy().concatenating().streams(pages.map(writing::piece),
                    Multi.createFrom().deferred(() -> Multi.createFrom().item(writing.end())));
        });
    }

    private final class Writing {
        private boolean begun;

        byte[] piece(List<TransactionRow> rows) {
            var out = new ByteArrayOutputStream(rows.size() * 384);
            try {
                for (TransactionRow row : rows) {
                    out.write(begun ? ',' : '[');
                    begun = true;
                    out.write(json.writeValueAsBytes(row));
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return out.toByteArray();
        }

        byte[] end() {
            return begun ? new byte[] { ']' } : NONE;
        }
    }
}
