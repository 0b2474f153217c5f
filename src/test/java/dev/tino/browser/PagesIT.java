package dev.tino.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Every page of everybody, in both themes, on a phone and on a large screen. */
@Tag("browser")
@ExtendWith(Visitor.Resolver.class)
class PagesIT {

    /** Both themes and both widths once each, since what is looked for depends on one of them at a time. */
    private static final List<Look> EXAMINED = List.of(Look.USUAL, Look.USUAL.narrow().dark());
    private static final List<Look> SEEN = List.of(Look.USUAL.narrow(), Look.USUAL.dark());
    private static final int WIDEST = 3_840;
    private static final String ONE_MODEL = "/ui/models/books.rating";

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ANALYST")
    void everyPageIsForEverybody(Person person, Visitor visitor) {
        Tab tab = visitor.enter(person, Look.USUAL);
        List<String> pages = tab.find(".menu li > a").all().stream().map(link -> link.getAttribute("href")).toList();
        assertThat(pages).contains("/ui/traffic", "/ui/models", "/ui/jobs", "/ui/data", "/ui/requests", "/ui/activities");

        for (String page : pages) {
            look(tab.go(page), "%s-%s".formatted(person.username(), page.substring("/ui/".length())));
        }
    }

    @Test
    void whatStandsBehindALineIsForEverybodyToo(Visitor visitor) {
        Tab tab = visitor.enter(Person.ADMIN, Look.USUAL);

        look(tab.go(ONE_MODEL), "admin-model");
        look(tab.go("/ui/jobs").follow("#rows .main a"), "admin-job");
        look(visitor.enter(Person.USER, Look.USUAL).go("/ui/finance?q=qrcode"), "user-finance-found");
    }

    @Test
    void aWallOfPixelsIsFilledSensibly(Visitor visitor) {
        Tab tab = visitor.enter(Person.USER, Look.USUAL.wide(WIDEST));

        for (String page : List.of("traffic", "finance")) {
            tab.go("/ui/" + page).fits().picture("user-" + page);
            assertThat(tab.find("main").boundingBox().width).as("width of %s", page).isBetween(2_000.0, WIDEST - 300.0);
        }
    }

    private static void look(Tab tab, String name) {
        for (Look look : EXAMINED) {
            tab.look(look).fits().isAccessible().picture(name);
        }
        for (Look look : SEEN) {
            tab.look(look).fits().picture(name);
        }
        tab.look(Look.USUAL);
    }
}
