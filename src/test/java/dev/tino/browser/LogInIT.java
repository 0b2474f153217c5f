package dev.tino.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("browser")
@ExtendWith(Visitor.Resolver.class)
class LogInIT {

    private static final String PAGE = "/ui/activities";

    @Test
    void aWrongPasswordIsRefusedAndTheRightOneLetsIn(Visitor visitor) {
        Tab tab = visitor.open(Look.USUAL).expect("401").go("/");
        assertThat(tab.path()).isEqualTo("/login");

        tab.logIn("admin", "not the password");
        assertThat(tab.page().locator("[role=alert]").textContent()).isEqualTo("O usuário ou a senha está incorreto.");
        assertThat(tab.page().inputValue("#username")).isEqualTo("admin");

        tab.logIn("admin", visitor.site().password());
        assertThat(tab.path()).startsWith("/ui/");
        assertThat(tab.page().locator(".who").textContent()).contains("Alice Prado");
    }

    @Test
    void aCompanyGetsInByItsToken(Visitor visitor) {
        Tab tab = visitor.open(Look.USUAL.english()).go("/login");
        tab.page().click("text=Company");

        tab.logIn(visitor.site().companyToken());

        assertThat(tab.path()).startsWith("/ui/");
    }

    @Test
    void whoeverWasLoggedOutMeanwhileComesBackToThePageHeWanted(Visitor visitor) {
        Tab tab = visitor.open(Look.USUAL).go("/login").logIn("admin", visitor.site().password());

        tab.forgetCookies().go(PAGE);
        assertThat(tab.path()).isEqualTo("/login");

        tab.logIn("admin", visitor.site().password());
        assertThat(tab.path()).isEqualTo(PAGE);
    }

    @Test
    void aForgedTokenIsRefused(Visitor visitor) {
        Tab tab = visitor.open(Look.USUAL).expect("403").go("/login").logIn("admin", visitor.site().password());

        assertThat(tab.post("/ui/logout", "forged")).isEqualTo(403);

        assertThat(tab.go(PAGE).path()).isEqualTo(PAGE);
    }

    @Test
    void theFormIsForEverybodyInBothThemes(Visitor visitor) {
        for (Look look : new Look[] { Look.USUAL, Look.USUAL.dark(), Look.USUAL.narrow(), Look.USUAL.narrow().dark() }) {
            visitor.open(look).go("/login").fits().isAccessible().picture("login");
        }
    }
}
