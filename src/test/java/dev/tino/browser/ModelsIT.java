package dev.tino.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("browser")
@ExtendWith(Visitor.Resolver.class)
class ModelsIT {

    /** Trained by three algorithms, the best of which serves. */
    private static final String MODEL = "/ui/models/books.rating";
    private static final String REASON = "As good, and smaller " + MarkupIT.MARKUP;

    @Test
    void anAdministratorPromotesAVersionAndRollsBack(Visitor visitor) {
        Tab tab = visitor.enter(Person.ADMIN, Look.USUAL.english()).go(MODEL);
        assertThat(tab.find(".timeline > li")).hasCount(1);

        tab.find("[aria-label='Promote version 2']").click();
        tab.find("#reason-2").fill(REASON);
        tab.find("#promote-2 .primary").click();

        assertThat(tab.find(".note-good[role=status]")).hasText("Version 2 serves now.");
        assertThat(tab.find(".tile-value").first()).hasText("v2");
        assertThat(tab.find("tr:has(.badge-good) th")).containsText("v2");
        assertThat(tab.find(".timeline .current")).containsText("v2 promoted");
        assertThat(tab.find(".timeline .current p")).hasText(REASON);
        assertThat(tab.find("dialog[open]")).hasCount(0);
        MarkupIT.assertIsText(tab);

        tab.find("#model .page-head button:has-text('Roll back')").click();
        tab.find("dialog[open] .primary").click();

        assertThat(tab.find(".note-good[role=status]")).hasText("Version 1 serves again.");
        assertThat(tab.find(".tile-value").first()).hasText("v1");
        assertThat(tab.find(".timeline .current")).containsText("Back to v1");
        assertThat(tab.find(".timeline > li")).hasCount(3);
    }

    @Test
    void twoVersionsAreCompared(Visitor visitor) {
        Tab tab = visitor.enter(Person.ADMIN, Look.USUAL.english()).go(MODEL);

        tab.find("#compare-a").selectOption("1");
        tab.find("#compare-b").selectOption("2");
        tab.find("form:has(#compare-a) button").click();

        assertThat(tab.find("#comparison .note-good")).hasText("Both were tested on the same rows.");
        assertThat(tab.find("#comparison thead th")).hasText(new String[] { "Figure", "v1", "v2", "Difference" });
    }
}
