package dev.tino.finance.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

@CheckedTemplate(basePath = "finance", requireTypeSafeExpressions = true)
final class FinanceTemplates {

    private FinanceTemplates() {
    }

    static native TemplateInstance page(Lines lines, Overview overview);

    /** The list with its filters, in the place of the one that is shown. */
    static native TemplateInstance lines(Lines lines, Overview overview, boolean elsewhere);

    /** The list alone. */
    static native TemplateInstance list(Lines lines);

    /** The next of its rows. */
    static native TemplateInstance list$rows(Lines lines);

    /** Rows by themselves, each of which knows where it belongs. */
    static native TemplateInstance rows(Lines lines);

    /** A row that asks for the name of a category. */
    static native TemplateInstance naming(Line line);

    static native TemplateInstance totals(Overview overview, boolean elsewhere);

    static native TemplateInstance statement(StatementAnswer answer);

    static native TemplateInstance unreadable(String fileName, String reason);
}
