package dev.tino.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;

import dev.tino.testsupport.Awaiting;
import io.restassured.http.ContentType;

/** What somebody has written is shown as he wrote it, and runs nowhere. */
@Tag("browser")
@ExtendWith(Visitor.Resolver.class)
class MarkupIT {

    static final String MARKUP = "<img src=x onerror=alert(1)> <script>alert(2)</script>";

    @Test
    void ofARequest(Visitor visitor) {
        String path = "/%3Cimg%20src=x%20onerror=alert(3)%3E";
        visitor.site().request().urlEncodingEnabled(false).get(path + "?%3Cscript%3E=alert(4)");
        Tab tab = visitor.enter(Person.ADMIN, Look.USUAL);

        Awaiting.until(() -> tab.go("/ui/requests?status=404").find("#list").textContent(), text -> text.contains(path));
        Locator line = tab.find("#list details").filter(new Locator.FilterOptions().setHasText(path));
        line.locator("summary").click();

        assertThat(line.locator("dl")).containsText("script");
        assertIsText(tab);
    }

    @Test
    void ofAPerson(Visitor visitor) {
        Tab tab = visitor.enterAsSomebodyNew(MARKUP, Look.USUAL).go("/ui/finance");
        assertThat(tab.find(".who")).hasText(MARKUP);

        tab.find("#file").setInputFiles(new FilePayload(MARKUP.replace("/", "") + ".csv", "text/csv",
                "Data;Descrição;Valor\n05/01/2026;%s;-12,50\n".formatted(MARKUP).getBytes(StandardCharsets.UTF_8)));
        assertThat(tab.find("#list .main")).hasText(MARKUP);
        tab.find("#list select").selectOption(" ");
        tab.find("#list input[name=category]").fill(MARKUP);
        tab.press("Enter");

        assertThat(tab.find("#totals tbody th")).hasText(MARKUP);
        assertThat(tab.find("#totals .chart-legend").first()).containsText(MARKUP);
        assertIsText(tab);
        assertIsText(tab.go("/ui/data"));
        assertIsText(tab.go("/ui/activities"));
    }

    @Test
    void ofACompany(Visitor visitor) {
        visitor.site().request().contentType(ContentType.JSON)
                .body(Map.of("name", MARKUP, "email", "markup@example.com")).post("/api/v1/credit/companies")
                .then().statusCode(201);

        Tab tab = visitor.enter(Person.ADMIN, Look.USUAL).go("/ui/data");

        assertThat(tab.find("#data-credit")).containsText(MARKUP);
        assertIsText(tab);
    }

    static void assertIsText(Tab tab) {
        assertThat(tab.find("img[src=x], script:not([src])")).hasCount(0);
    }
}
