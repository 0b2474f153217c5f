package dev.tino.finance.imports;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.finance.statement.Statement;
import dev.tino.finance.transaction.TransactionView;

/**
 * What became of a statement.
 *
 * @param importId null after a dry run
 * @param accepted how many transactions are new
 * @param duplicates how many lines were imported before
 * @param skipped lines that are no transactions, such as balances
 * @param rejected lines that should be transactions and cannot be
 * @param transactions the new ones in the order of the file; without ids after a dry run
 */
public record ImportResult(@Schema(nullable = true) UUID importId, int accepted, int duplicates, List<Statement.Note> skipped,
        List<Statement.Note> rejected,
        List<TransactionView> transactions) {
}
