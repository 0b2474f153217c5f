package dev.tino.finance.page;

import java.time.YearMonth;
import java.util.List;

import dev.tino.core.web.page.Chart;
import dev.tino.core.web.page.Viewer;
import dev.tino.finance.transaction.MonthlyTotal;

/** What a viewer's transactions add up to, in his words. */
record Overview(Totals totals, Chart expenses, Chart flow) {

    static Overview of(List<MonthlyTotal> all, YearMonth month, Viewer viewer) {
        var totals = new Totals(all, month);
        var words = viewer.language().words(FinanceMessages.class);
        return new Overview(totals, totals.expenses(words.others(), one -> viewer.month(one, false)),
                totals.flow(words.income(), words.expense(), one -> viewer.month(one, false)));
    }
}
