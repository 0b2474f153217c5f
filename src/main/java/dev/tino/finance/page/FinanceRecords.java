package dev.tino.finance.page;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Page;
import dev.tino.finance.category.Categories;
import dev.tino.finance.transaction.Changed;
import dev.tino.finance.transaction.MonthlyTotal;
import dev.tino.finance.transaction.TransactionFilter;
import dev.tino.finance.transaction.TransactionRows;
import dev.tino.finance.transaction.TransactionService;
import io.smallrye.mutiny.Uni;

/** What the page shows of an owner's records. */
@ApplicationScoped
class FinanceRecords {

    private static final int ROWS = 25;

    private final TransactionService transactions;
    private final TransactionRows rows;
    private final Categories categories;

    FinanceRecords(TransactionService transactions, TransactionRows rows, Categories categories) {
        this.transactions = transactions;
        this.rows = rows;
        this.categories = categories;
    }

    Uni<Lines> lines(UUID ownerId, Filters filters, String cursor) {
        return filters.filter().map(filter -> transactions.page(ownerId, filter, ROWS, cursor))
                .orElseGet(() -> Uni.createFrom().item(Page.whole(List.of())))
                .chain(page -> lines(ownerId, page.items().stream().map(Line::of).toList(), page.nextCursor(), filters));
    }

    Uni<Lines> line(UUID ownerId, UUID id) {
        return transactions.get(ownerId, id)
                .chain(row -> lines(ownerId, List.of(Line.of(row)), null, new Filters()));
    }

    /** One that has just been corrected, and behind it those of the shown ones that follow it. */
    Uni<Lines> corrected(UUID ownerId, Changed changed, List<UUID> shown) {
        List<UUID> visible = shown.stream().filter(new HashSet<>(changed.followers())::contains).toList();
        return transactions.get(ownerId, visible).chain(followers -> {
            List<Line> all = Stream.concat(Stream.of(Line.corrected(changed.transaction())),
                    followers.stream().map(Line::follower)).toList();
            return lines(ownerId, all, null, new Filters());
        });
    }

    private Uni<Lines> lines(UUID ownerId, List<Line> lines, String next, Filters filters) {
        return categories.all(ownerId).map(owned -> new Lines(lines, next, owned, filters));
    }

    Uni<List<MonthlyTotal>> totals(UUID ownerId) {
        return rows.monthlyTotals(ownerId, TransactionFilter.NONE);
    }
}
