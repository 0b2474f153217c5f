package dev.tino.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;

@Tag("browser")
@ExtendWith(Visitor.Resolver.class)
class FinanceIT {

    private static final String PAGE = "/ui/finance";
    private static final String STATEMENT = """
            Data;Descrição;Valor
            05/01/2026;PADARIA SAO JOAO;-12,50
            08/01/2026;padaria  São João;-8,00
            12/01/2026;Saldo do dia;100,00
            30/02/2026;FARMACIA SAO JOAO;-30,00
            09/02/2026;PADARIA SAO JOAO;-20,00
            10/02/2026;UBER *TRIP;-15,00
            """;

    private Tab tab;

    @BeforeEach
    void logInWithNothing(Visitor visitor) {
        tab = visitor.enterAsSomebodyNew("Dora Reis", Look.USUAL.english()).go(PAGE);
    }

    @Test
    void aStatementIsFiledLineByLine() {
        drop("extrato.csv", STATEMENT);

        assertThat(tab.find("#answer h2")).hasText("4 new transactions");
        assertThat(tab.find("#answer details[open] dt")).hasText("Line 5");
        assertThat(tab.find("#answer details[open] dd")).containsText("30/02/2026");
        assertThat(tab.find("#answer details:not([open]) summary")).hasText("1 line is no transaction");
        assertThat(rows()).hasCount(4);
        assertThat(category("Jan 5")).hasValue("Alimentação");
        assertThat(category("Feb 10")).hasValue("Transporte");
        assertThat(tab.find("#tiles .tile-value").nth(1)).hasText("35.00");
        assertThat(tab.find("#totals figure .u-wrap canvas")).hasCount(2);
    }

    @Test
    void aCorrectionIsFollowedAndTotalsChange() {
        drop("extrato.csv", STATEMENT);
        assertThat(total("Alimentação")).containsText("20.00");

        category("Jan 5").selectOption("Lazer");

        assertThat(rows().filter(having("Jan 5")).locator(".badge")).hasText("You");
        assertThat(category("Jan 8")).hasValue("Lazer");
        assertThat(category("Feb 9")).hasValue("Lazer");
        assertThat(rows().filter(having("Feb 9")).locator(".badge")).hasText("Follows you");
        assertThat(category("Feb 10")).hasValue("Transporte");
        assertThat(tab.find(".toast")).containsText("2");
        assertThat(total("Lazer")).containsText("20.00");
        assertThat(total("Alimentação")).hasCount(0);

        tab.find("#of").selectOption("2026-01");

        assertThat(total("Lazer")).containsText("20.50");
        assertThat(total("Transporte")).hasCount(0);
    }

    @Test
    void aCategoryOfOnesOwnIsNamedInTheRow() {
        drop("extrato.csv", STATEMENT);

        category("Feb 10").selectOption(" ");
        tab.find("#list input[name=category]").fill("Corridas");
        tab.page().keyboard().press("Enter");

        assertThat(category("Feb 10")).hasValue("Corridas");
        assertThat(total("Corridas")).containsText("15.00");
    }

    @Test
    void whatIsNoStatementTellsWhy() {
        tab.expect("422");

        drop("notes.csv", "nothing;of;this\nis;a;statement\n");

        assertThat(tab.find("#answer [role=alert] h2")).hasText("notes.csv cannot be read");
        assertThat(tab.find("#answer [role=alert]")).containsText("Nothing of it was stored.");
        assertThat(tab.find("#list .empty h3")).hasText("Nothing yet");
    }

    private void drop(String name, String content) {
        tab.find("#file").setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    }

    private Locator rows() {
        return tab.find("#list tbody tr:not(:has(.pager))");
    }

    private Locator category(String date) {
        return rows().filter(having(date)).locator("select");
    }

    private Locator total(String category) {
        return tab.find("#totals tbody tr").filter(having(category));
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
