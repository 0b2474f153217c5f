package dev.tino.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;

/** One tab with cookies of its own. Whatever goes wrong on its pages is a fault, unless the test has {@link #expect}ed it. */
final class Tab {

    /** The folder for them, or null. */
    private static final String PICTURES = System.getProperty("tino.test.screenshots");
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final String WATCH = """
            document.addEventListener('securitypolicyviolation', event =>
                console.error('Refused by the policy: ' + event.violatedDirective + ' ' + event.blockedURI));
            window.shifted = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => {
                if (!entry.hadRecentInput) window.shifted += entry.value;
            })).observe({type: 'layout-shift', buffered: true});
            """;

    private static final String NEXT_FRAME = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";
    /** What a picture shows at most. */
    private static final int TALL = 2_000;

    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final URI site;
    private final BrowserContext context;
    private final Page page;
    private Look look;

    Tab(Browser browser, URI site, Look look) {
        this.site = site;
        this.look = look;
        this.context = browser.newContext(look.options());
        context.addInitScript(WATCH);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add("console: %s (%s)".formatted(message.text(), message.location()));
            }
        });
        page.onPageError(error -> faults.add("error: " + error));
        page.onDialog(dialog -> {
            faults.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            URI asked = URI.create(request.url());
            if (asked.getHost() != null && !asked.getAuthority().equals(site.getAuthority())) {
                faults.add("another host: " + request.url());
            }
        });
    }

    Page page() {
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** Opens a page of this Tino, and waits until it is at rest. */
    Tab go(String path) {
        page.navigate(site.resolve(path).toString());
        return rest();
    }

    Tab follow(String link) {
        find(link).first().click();
        return rest();
    }

    /** Waits until the page is there with all that it asks for by itself. */
    Tab rest() {
        page.waitForLoadState();
        assertThat(find("main .skeleton:visible, .htmx-request")).hasCount(0);
        return this;
    }

    Tab press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** Leaves a sign that is gone when the page is loaded anew. */
    Tab mark() {
        page.evaluate("window.marked = true");
        return this;
    }

    boolean isMarked() {
        return Boolean.TRUE.equals(page.evaluate("window.marked"));
    }

    /** Looks at the page that is open in another way. */
    Tab look(Look other) {
        look = other;
        page.setViewportSize(look.width(), Look.HEIGHT);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(look.theme()));
        page.evaluate(NEXT_FRAME);
        return this;
    }

    /** Logs in on the page that asks for it, and waits for the one behind it. */
    Tab logIn(String username, String password) {
        page.fill("#username", username);
        page.fill("#password", password);
        return enter();
    }

    Tab logIn(String companyToken) {
        page.fill("#token", companyToken);
        return enter();
    }

    private Tab enter() {
        page.click("main form button");
        return rest();
    }

    Tab with(String cookie, String value) {
        context.addCookies(List.of(new Cookie(cookie, value).setUrl(site.toString())));
        return this;
    }

    /** As after the night in which a log-in has expired. */
    Tab forgetCookies() {
        context.clearCookies();
        return this;
    }

    /** The status of what a script on the page sends. */
    int post(String path, String csrfToken) {
        Object status = page.evaluate(
                """
                        ([path, token]) => fetch(path, {method: 'POST', headers: {'X-CSRF-Token': token}}).then(answer => answer.status)""",
                List.of(path, csrfToken));
        return ((Number) status).intValue();
    }

    /** The path of the page that is open. */
    String path() {
        return URI.create(page.url()).getPath();
    }

    /** A fault that holds this text is what the test wants, such as the browser's word on a refusal. */
    Tab expect(String text) {
        expected.add(text);
        return this;
    }

    /** Nothing serious keeps anybody from using the page. */
    Tab isAccessible() {
        var violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations"));
        // There are no frames, for which other modes open a page of their own each time.
        var found = new AxeBuilder(page).setLegacyMode(true).options(violations).analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(rule -> "%s: %s %s".formatted(rule.getId(), rule.getHelp(),
                        rule.getNodes().stream().map(node -> node.getHtml() + " " + node.getFailureSummary()).toList()))
                .toList();
        assertThat(found).as("%s, %s", path(), look).isEmpty();
        return this;
    }

    /** All of it fits into the width of the window. */
    Tab fits() {
        assertThat(page.evaluate("document.documentElement.scrollWidth")).as("width of %s, %s", path(), look)
                .asInstanceOf(INTEGER).isLessThanOrEqualTo(look.width());
        return this;
    }

    /** How far things have moved by themselves since the page was opened. */
    double shifted() {
        return ((Number) page.evaluate("window.shifted")).doubleValue();
    }

    /** Bytes that came over the wire for a page that was never seen before. */
    long weight(String path) {
        var network = context.newCDPSession(page);
        long[] bytes = { 0 };
        network.on("Network.loadingFinished", (JsonObject event) -> bytes[0] += event.get("encodedDataLength").getAsLong());
        network.send("Network.enable");
        network.send("Network.clearBrowserCache");
        go(path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        network.detach();
        return bytes[0];
    }

    /** Keeps a picture of the page as a tall window shows it, where somebody wants pictures. */
    Tab picture(String name) {
        if (PICTURES == null) {
            return this;
        }
        int height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(look.width(), Math.min(height, TALL));
        page.mouse().move(0, 0);
        page.evaluate(NEXT_FRAME);
        page.screenshot(new ScreenshotOptions().setPath(Path.of(PICTURES, "%s-%s.png".formatted(name, look.name()))));
        page.setViewportSize(look.width(), Look.HEIGHT);
        return this;
    }

    void close() {
        context.close();
    }

    List<String> faults() {
        return faults.stream().filter(fault -> expected.stream().noneMatch(fault::contains))
                .map(fault -> "%s on %s".formatted(fault, look)).toList();
    }
}
