package dev.tino.testsupport;

import static io.restassured.RestAssured.given;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Somebody who is logged in to the pages, as his browser sends his requests. */
public final class PageSession {

    private static final String COOKIE = "tino_session";
    private static final Pattern CSRF = Pattern.compile("\"X-CSRF-Token\":\"([^\"]+)\"");
    /** One that everybody has. */
    private static final String ANY_PAGE = "/ui/activities";

    private final String cookie;
    private final String csrf;

    private PageSession(Response entered) {
        entered.then().statusCode(303);
        cookie = entered.cookie(COOKIE);
        Matcher found = CSRF.matcher(get(ANY_PAGE).asString());
        if (!found.find()) {
            throw new AssertionError("The page does not tell its token");
        }
        csrf = found.group(1);
    }

    /** A user with the password of all tests. */
    public static PageSession of(Account user) {
        return of(user.email(), Account.PASSWORD);
    }

    /** The first administrator. */
    public static PageSession admin() {
        return of(Account.ADMIN_EMAIL, Account.ADMIN_PASSWORD);
    }

    /** A company, which has a token and no password. */
    public static PageSession ofCompany(Account company) {
        return new PageSession(browser().formParam("token", company.token()).post("/login"));
    }

    private static PageSession of(String user, String password) {
        return new PageSession(browser().formParam("username", user).formParam("password", password).post("/login"));
    }

    /** A browser in which nobody is logged in; it does not follow where it is sent. */
    public static RequestSpecification browser() {
        return given().redirects().follow(false).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    /** Whoever types an address or follows a link. */
    public RequestSpecification request() {
        return browser().cookie(COOKIE, cookie);
    }

    /** The header that says who asks, for clients that read streams. */
    public String cookieHeader() {
        return COOKIE + "=" + cookie;
    }

    public Response get(String path) {
        return request().get(path);
    }

    /** What htmx sends for a page. */
    public RequestSpecification script() {
        return given().redirects().follow(false).cookie(COOKIE, cookie).header("X-CSRF-Token", csrf).header("HX-Request",
                "true");
    }
}
