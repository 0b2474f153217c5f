package dev.tino.finance.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.idempotency.Creation;
import dev.tino.core.web.Page;
import dev.tino.finance.statement.Statement;
import dev.tino.finance.statement.StatementLine;
import dev.tino.finance.statement.StatementParser;
import dev.tino.finance.training.Corrections;
import dev.tino.finance.transaction.Filing;
import dev.tino.finance.transaction.Filings;
import dev.tino.finance.transaction.Transaction;
import dev.tino.finance.transaction.TransactionRows;
import dev.tino.finance.transaction.TransactionService;
import dev.tino.finance.transaction.TransactionView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlClient;

@ApplicationScoped
public class ImportService {

    private final StatementParser parser = new StatementParser();
    private final ImportRows imports;
    private final TransactionRows rows;
    private final TransactionService transactions;
    private final Filings filings;
    private final Corrections corrections;
    private final Activities activities;
    private final Vertx vertx;

    ImportService(ImportRows imports, TransactionRows rows, TransactionService transactions, Filings filings,
            Corrections corrections, Activities activities, Vertx vertx) {
        this.corrections = corrections;
        this.imports = imports;
        this.rows = rows;
        this.transactions = transactions;
        this.filings = filings;
        this.activities = activities;
        this.vertx = vertx;
    }

    /** What importing the file would do; stores nothing. */
    public Uni<ImportResult> preview(UUID ownerId, Upload upload) {
        return prepare(ownerId, upload)
                .map(prepared -> prepared.result(null, prepared.fresh().stream()
                        .map(row -> TransactionView.of(row, prepared.filing()).withoutId()).toList()));
    }

    /** Stores the file's new lines, all of them or none. */
    public Uni<ImportResult> commit(UUID ownerId, Upload upload, Creation<ImportResult> creation) {
        return prepare(ownerId, upload)
                .chain(prepared -> corrections.committing(ownerId,
                        creation.transaction(transaction -> store(transaction, ownerId, upload, prepared)),
                        result -> filedByUser(prepared.fresh()) > 0));
    }

    private Uni<ImportResult> store(SqlClient transaction, UUID ownerId, Upload upload, Prepared prepared) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        prepared.fresh().forEach(row -> row.importId = id);
        return imports.insert(transaction, ownerId, prepared.view(id, upload))
                .chain(() -> rows.insert(transaction, prepared.fresh()))
                .map(inserted -> prepared.result(id, stored(prepared, new HashSet<>(inserted))))
                .call(result -> imports.count(transaction, ownerId, id, result.accepted(), result.duplicates()))
                .call(result -> activities.record(transaction, Activity.of(ownerId, "import.committed", id)
                        .with(new TreeMap<>(Map.of("accepted", result.accepted(), "duplicates", result.duplicates())))))
                .call(() -> corrections.filed(transaction, ownerId, filedByUser(prepared.fresh())));
    }

    private static long filedByUser(List<Transaction> fresh) {
        return fresh.stream().filter(Transaction::isFiledByUser).count();
    }

    private static List<TransactionView> stored(Prepared prepared, Set<UUID> inserted) {
        return prepared.fresh().stream().filter(row -> inserted.contains(row.id))
                .map(row -> TransactionView.of(row, prepared.filing())).toList();
    }

    Uni<Page<ImportView>> page(UUID ownerId, int limit, String cursor) {
        return imports.page(ownerId, limit, cursor);
    }

    Uni<Void> undo(UUID ownerId, UUID id) {
        return imports.undo(ownerId, id);
    }

    /** Parses, drops what is known and classifies the rest; no transaction is open meanwhile. */
    private Uni<Prepared> prepare(UUID ownerId, Upload upload) {
        return vertx.executeBlocking(() -> parser.parse(upload.fileName(), upload.file()), false)
                .chain(statement -> filings.of(ownerId).chain(filing -> vertx
                        .executeBlocking(() -> entities(ownerId, statement.lines(), upload.account(), filing), false)
                        .chain(all -> imports.known(ownerId, all.stream().map(row -> row.importKey).toList())
                                .map(known -> new Prepared(statement, filing, without(known, all))))))
                .call(prepared -> transactions.classify(prepared.fresh(), prepared.filing()));
    }

    private static List<Transaction> entities(UUID ownerId, List<StatementLine> lines, String account, Filing filing) {
        var keys = new ImportKeys(account);
        var entities = new ArrayList<Transaction>(lines.size());
        for (StatementLine line : lines) {
            var entity = Transaction.of(ownerId, line.date(), line.description(), line.amount(), line.person());
            entity.fileByUser(filing.categoryNamed(line.category()));
            entity.typeId = filing.typeFollowing(line.amount());
            entity.importKey = keys.next(line);
            entities.add(entity);
        }
        return entities;
    }

    private static List<Transaction> without(Set<UUID> known, List<Transaction> all) {
        return all.stream().filter(row -> !known.contains(row.importKey)).toList();
    }

    /**
     * A file to import.
     *
     * @param account what the user calls the account, or null
     */
    public record Upload(String fileName, Path file, String account) {

        /** Writes what makes this upload the same as another: whatever the file is called. */
        void identify(OutputStream out) throws IOException {
            out.write((account + "\n").getBytes(StandardCharsets.UTF_8));
            Files.copy(file, out);
        }
    }

    private record Prepared(Statement statement, Filing filing, List<Transaction> fresh) {

        ImportView view(UUID id, Upload upload) {
            return new ImportView(id, upload.fileName(), upload.account(), fresh.size(),
                    statement.lines().size() - fresh.size(),
                    statement.skipped().size(), statement.rejected().size(), null, null);
        }

        ImportResult result(UUID id, List<TransactionView> accepted) {
            return new ImportResult(id, accepted.size(), statement.lines().size() - accepted.size(), statement.skipped(),
                    statement.rejected(), accepted);
        }
    }
}
