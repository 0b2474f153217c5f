package dev.tino.compat.finance.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.compat.LegacyKind;
import dev.tino.compat.LegacyNumbers;
import dev.tino.core.idempotency.Creation;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.finance.transaction.NewTransaction;
import dev.tino.finance.transaction.TransactionFilter;
import dev.tino.finance.transaction.TransactionService;
import dev.tino.finance.transaction.TransactionView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Transactions in that system's terms. */
@ApplicationScoped
class LegacyTransactions {

    private final TransactionService service;
    private final Vocabularies vocabularies;
    private final SignedTransactions signed;
    private final LegacyNumbers numbers;

    LegacyTransactions(TransactionService service, Vocabularies vocabularies, SignedTransactions signed,
            LegacyNumbers numbers) {
        this.service = service;
        this.vocabularies = vocabularies;
        this.signed = signed;
        this.numbers = numbers;
    }

    /** Adds all or none. Where one of them is negative, their signs tell expenses from income; else their types do. */
    Uni<List<TransactionView>> add(UUID ownerId, List<SentTransaction> sent, Creation<List<TransactionView>> creation) {
        if (sent.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        boolean areSigned = sent.stream().anyMatch(SentTransaction::isNegative);
        return vocabularies.of(ownerId).chain(vocabulary -> {
            List<NewTransaction> inputs = sent.stream().map(one -> one.in(vocabulary, areSigned)).toList();
            return service.add(ownerId, inputs, "transactions[%d].", creation, (transaction, added) -> {
                var withMinus = new ArrayList<UUID>();
                for (int i = 0; i < added.size(); i++) {
                    if (sent.get(i).isNegative() && vocabulary.isExpense(added.get(i).typeId())) {
                        withMinus.add(added.get(i).id());
                    }
                }
                return signed.note(transaction, ownerId, withMinus);
            });
        });
    }

    /** All of the account's, newest first, some at a time. */
    Uni<Multi<List<TransactionRow>>> all(UUID ownerId) {
        return vocabularies.of(ownerId).map(vocabulary -> Page
                .all(cursor -> service.page(ownerId, TransactionFilter.NONE, Ndjson.PAGE, cursor))
                .onItem().transformToUniAndConcatenate(page -> rows(ownerId, page.items(), vocabulary)));
    }

    Uni<TransactionRow> row(UUID ownerId, TransactionView view) {
        return vocabularies.of(ownerId).chain(vocabulary -> rows(ownerId, List.of(view), vocabulary)).map(rows -> rows.get(0));
    }

    /** Tells whether there was one of that number. */
    Uni<Boolean> delete(UUID ownerId, long number) {
        return numbers.find(LegacyKind.TRANSACTION, ownerId, number)
                .chain(id -> id == null ? Uni.createFrom().item(List.<TransactionView> of())
                        : service.get(ownerId, List.of(id)))
                .chain(found -> found.isEmpty() ? Uni.createFrom().item(false)
                        : service.delete(ownerId, found.get(0).id()).replaceWith(true));
    }

    private Uni<List<TransactionRow>> rows(UUID ownerId, List<TransactionView> views, Vocabulary vocabulary) {
        List<UUID> ids = views.stream().map(TransactionView::id).toList();
        return numbers.of(LegacyKind.TRANSACTION, ownerId, ids).chain(known -> signed.of(ownerId, ids)
                .map(withMinus -> views.stream().map(view -> TransactionRow.of(view, known.get(view.id()),
                        withMinus.contains(view.id()), vocabulary)).toList()));
    }
}
