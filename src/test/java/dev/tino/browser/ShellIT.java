package dev.tino.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Route.FulfillOptions;

/** What surrounds every page: theme, language, menu, keys, and word of what did not come. */
@Tag("browser")
@ExtendWith(Visitor.Resolver.class)
class ShellIT {

    private static final String LIGHT = "rgb(246, 246, 244)";
    private static final String DARK = "rgb(15, 17, 20)";

    @Test
    void theThemeIsTheSystemsUntilSomebodyChooses(Visitor visitor) {
        Tab tab = visitor.enter(Person.ADMIN, Look.USUAL.dark());
        assertThat(tab.find("body")).hasCSS("background-color", DARK);
        assertThat(tab.find("[data-theme-toggle]")).hasAttribute("aria-pressed", "true");

        tab.find("[data-theme-toggle]").click();
        assertThat(tab.find("body")).hasCSS("background-color", LIGHT);

        tab.go("/ui/jobs");
        assertThat(tab.find("body")).hasCSS("background-color", LIGHT);
        assertThat(tab.find("[data-theme-toggle]")).hasAttribute("aria-pressed", "false");
    }

    @Test
    void theLanguageIsTheBrowsersUntilSomebodyChooses(Visitor visitor) {
        Tab tab = visitor.enter(Person.ADMIN, Look.USUAL).go("/ui/models");
        assertThat(tab.find("html")).hasAttribute("lang", "pt-BR");
        assertThat(tab.find("h1")).hasText("Modelos");

        tab.find("button[value=en]").click();
        assertThat(tab.find("h1")).hasText("Models");
        assertThat(tab.find("html")).hasAttribute("lang", "en");

        assertThat(tab.go("/ui/jobs").find("h1")).hasText("Jobs");
        tab.find("button[value=pt]").click();
        assertThat(tab.find("h1")).hasText("Tarefas");
    }

    @Test
    void aKeyboardReachesContentAndMenu(Visitor visitor) {
        Tab tab = visitor.enter(Person.ADMIN, Look.USUAL.english()).go("/ui/models");

        tab.press("Tab");
        assertThat(tab.find(".skip")).isFocused();
        assertThat(tab.find(".skip")).isInViewport();
        tab.press("Enter");
        assertThat(tab.find("main")).isFocused();

        tab.go("/ui/models").press("Tab", "Tab", "Tab");
        assertThat(tab.find(".menu li:first-child a")).isFocused();
        tab.press("Tab", "Enter");
        assertThat(tab.find("h1")).hasText("Finance");
    }

    @Test
    void onAPhoneTheMenuUnfoldsAndEscapeClosesIt(Visitor visitor) {
        Tab tab = visitor.enter(Person.ADMIN, Look.USUAL.narrow()).go("/ui/models");
        assertThat(tab.find("#menu")).isHidden();

        tab.find("[data-menu]").press("Enter");
        assertThat(tab.find("#menu")).isVisible();
        tab.fits().isAccessible().picture("menu");
        tab.press("Escape");

        assertThat(tab.find("#menu")).isHidden();
        assertThat(tab.find("[data-menu]")).isFocused();
    }

    @Test
    void whatDidNotComeLeavesWord(Visitor visitor) {
        Tab tab = visitor.enter(Person.ADMIN, Look.USUAL.english()).expect("500").expect("ERR_FAILED").expect("htmx:");
        tab.page().route("**/ui/data/books", route -> route.fulfill(new FulfillOptions().setStatus(500).setBody("no")));
        tab.page().route("**/ui/data/credit", route -> route.abort());

        tab.go("/ui/data");

        assertThat(tab.find("#data-books .note-bad")).hasText("This did not work");
        assertThat(tab.find("#data-credit .note-bad")).hasText("The server cannot be reached.");
        assertThat(tab.find("#data-imports .tile")).hasCount(4);
    }

    @Test
    void whatIsNotThereHasAPageThatTells(Visitor visitor) {
        Tab tab = visitor.enter(Person.USER, Look.USUAL.english()).expect("404").expect("403").go("/ui/models/none");
        assertThat(tab.find("h1")).hasText("There is nothing here");
        tab.isAccessible();

        assertThat(tab.go("/ui/retention").find("h1")).hasText("This is not for your role");
        tab.find("a.button").click();

        assertThat(tab.find("h1")).hasText("Traffic");
    }

    @Test
    void theFirstPageIsLightAndStandsStill(Visitor visitor) {
        Tab tab = visitor.enter(Person.ADMIN, Look.USUAL);

        long weight = tab.weight("/");

        assertThat(weight).as("bytes of %s", tab.path()).isBetween(50_000L, 250_000L);
        assertThat(tab.shifted()).isLessThan(0.01);
    }
}
