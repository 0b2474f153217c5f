package dev.tino.books.scraping;

import static dev.tino.testsupport.FakeShop.after;
import static dev.tino.testsupport.FakeShop.html;
import static dev.tino.testsupport.FakeShop.status;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.Books;
import dev.tino.books.catalogue.CatalogueRevision;
import dev.tino.core.job.JobControl;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.FakeShop;
import dev.tino.testsupport.TestDatabase;
import dev.tino.testsupport.TestShop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestShop.class)
class ScrapesTest {

    private static final String PATH = "/api/v1/books/scrapes";
    private static final FakeShop SHOP = TestShop.SHOP;

    @Inject
    Pool pool;

    @Inject
    Books books;

    @Inject
    CatalogueRevision revision;

    @Inject
    Jobs jobs;

    @Inject
    JobControl control;

    @Inject
    ScrapeSchedule schedule;

    @Inject
    ScrapeHistory history;

    private Account admin;

    @BeforeEach
    void empty() {
        SHOP.clear();
        admin = Account.admin();
        execute("delete from book");
    }

    @AfterEach
    void leaveNothing() {
        execute("delete from book");
        SHOP.clear();
    }

    @Test
    void aSecondRunReportsWhatIsNewChangedAndGone() {
        SHOP.fill(45, 3);
        JsonPath firstRun = run();
        UUID changed = book("upc000001").id();
        SHOP.add("upc000001", "Category 01", "99.99");
        SHOP.add("another", "Category 02", "1.00");
        SHOP.remove("upc000002");
        long before = revision();

        JsonPath secondRun = run();

        assertThat(counts(firstRun)).containsExactly(45, 45, 0, 0, 0);
        assertThat(counts(secondRun)).containsExactly(45, 1, 1, 1, 0);
        assertThat(book("upc000001").price()).isEqualByComparingTo("99.99");
        assertThat(book("upc000001").id()).isEqualTo(changed);
        assertThat(book("upc000002").goneAt()).isNotNull();
        assertThat(books.count().await().indefinitely()).isEqualTo(45);
        assertThat(revision()).isEqualTo(before + 1);
    }

    @Test
    void aRunThatChangesNothingSaysSo() {
        SHOP.fill(5, 1);
        run();
        long before = revision();

        JsonPath again = run();

        assertThat(counts(again)).containsExactly(5, 0, 0, 0, 0);
        assertThat(revision()).isEqualTo(before);
    }

    @Test
    void aBookThatComesBackIsTheSame() {
        SHOP.fill(3, 1);
        run();
        UUID id = book("upc000001").id();
        SHOP.remove("upc000001");
        run();
        SHOP.add("upc000001", "Category 00", "6.01");

        JsonPath back = run();

        assertThat(counts(back)).containsExactly(3, 0, 1, 0, 0);
        assertThat(book("upc000001").id()).isEqualTo(id);
        assertThat(book("upc000001").goneAt()).isNull();
    }

    @Test
    void nothingIsGoneThatMayBeOnAPageThatFailed() {
        SHOP.fill(60, 2);
        run();
        SHOP.answer("/catalogue/category/books/Category_01/page-2.html", status(404));
        SHOP.answer("/catalogue/upc000000/index.html", html("Oops"));
        SHOP.remove("upc000002");

        JsonPath result = run();

        assertThat(counts(result)).containsExactly(48, 0, 0, 0, 2);
        assertThat(result.getList("failed.reason", String.class)).containsExactlyInAnyOrder("answered 404",
                "is no page of a book");
        assertThat(books.count().await().indefinitely()).isEqualTo(60);
    }

    @Test
    void aBookThatOnlyItsGenreSaysToBeInAListThatWasReadIsNotGone() {
        SHOP.fill(60, 2);
        // Its page says another genre than the list in which it stands.
        SHOP.answer("/catalogue/upc000059/index.html", html(FakeShop.product(
                new FakeShop.Item("upc000059", "Elsewhere", "Category 00", "9.00", 1))));
        run();
        SHOP.answer("/catalogue/category/books/Category_01/page-2.html", status(404));

        JsonPath result = run();

        assertThat(counts(result)).containsExactly(50, 0, 0, 0, 1);
        assertThat(book("upc000059").goneAt()).isNull();
    }

    @Test
    void aPageThatIsNotReadKeepsTheBooksThatMayBeOnIt() {
        SHOP.fill(6, 1);
        run();
        SHOP.remove("upc000001");
        SHOP.answer("/catalogue/upc000002/index.html", html("Oops"));

        assertThat(counts(run())).containsExactly(4, 0, 0, 1, 1);

        SHOP.add("moved", "Category 00", "1.00");
        SHOP.remove("upc000003");
        SHOP.answer("/catalogue/moved/index.html", status(500));
        assertThat(counts(run())).containsExactly(3, 0, 0, 0, 2);

        SHOP.answer("/catalogue/moved/index.html", status(404));
        assertThat(counts(run())).containsExactly(3, 0, 0, 1, 2);
        assertThat(book("upc000003").goneAt()).isNotNull();
        assertThat(book("upc000002").goneAt()).isNull();
    }

    @Test
    void aRunThatGoesOnForgetsWhatIsListedNoMore() {
        SHOP.fill(120, 1);
        SHOP.answerAll((exchange, good) -> (exchange.getRequestURI().getPath().contains("upc00011") ? after(1_000)
                : (FakeShop.Answer) FakeShop::sound).give(exchange, good));
        String id = start();
        Awaiting.until(() -> number("select count(*) from book_scraped where upc = 'upc000001'"), kept -> kept == 1);
        SHOP.remove("upc000001");

        execute("update job set status = 'pending', worker = null, lease_until = null where id = '" + id + "'");

        assertThat(ended(id)).isEqualTo("completed");
        assertThat(counts(result(id))).containsExactly(119, 119, 0, 0, 0);
    }

    @Test
    void oneBookOnTwoPagesIsOne() {
        SHOP.fill(3, 1);
        SHOP.answer("/catalogue/upc000002/index.html",
                html(FakeShop.product(new FakeShop.Item("upc000001", "A copy", "Category 00", "3.00", 1))));

        assertThat(counts(run())).containsExactly(2, 2, 0, 0, 0);
        assertThat(counts(run())).containsExactly(2, 0, 0, 0, 0);
        assertThat(book("upc000001").title()).isEqualTo("The Book of upc000001");
    }

    @Test
    void oneRunWaitsOrRunsAtATime() {
        SHOP.fill(3, 1);
        SHOP.answer("/catalogue/upc000001/index.html", after(1_500));
        String running = start();

        var refused = admin.request().post(PATH);

        assertProblem(refused, 409, "SCRAPE_UNDER_WAY");
        assertThat(refused.<String> path("detail")).contains(running);
        assertThat(refused.header("Location")).endsWith("/api/v1/jobs/" + running);
        assertThat(ended(running)).isEqualTo("completed");
    }

    @Test
    void anyAdministratorMayEndTheRunThatIsInHisWay() {
        SHOP.fill(100, 1);
        SHOP.answerAll(after(100));
        Account other = Account.with("admin");
        String running = start();

        other.request().post("/api/v1/jobs/" + running + "/cancel").then().statusCode(200);

        assertThat(other.get("/api/v1/jobs/" + running).<String> path("status")).isEqualTo("cancelled");
        SHOP.clear();
        SHOP.fill(3, 1);
        String next = start();
        assertThat(ended(next)).isEqualTo("completed");
        assertThat(other.get("/api/v1/jobs/" + next + "/result").jsonPath().getInt("found")).isEqualTo(3);
        assertProblem(Account.register().get("/api/v1/jobs/" + next), 404, "JOB_NOT_FOUND");
    }

    @Test
    void aRunOutlivesTheAccountOfWhoAskedForIt() {
        SHOP.fill(20, 1);
        SHOP.answerAll(after(200));
        Account leaving = Account.with("admin");
        String running = leaving.request().post(PATH).path("jobId");

        leaving.delete("/api/v1/me").then().statusCode(202);

        assertThat(ended(running)).isEqualTo("completed");
        Awaiting.until(() -> number("select count(*) from book_scrape where actor_id = '" + leaving.id() + "'"),
                left -> left == 0);
        assertThat(counts(result(running))).containsExactly(20, 20, 0, 0, 0);
    }

    @Test
    void ofManyAtOnceOneIsTaken() {
        SHOP.fill(2, 1);
        SHOP.answerAll(after(300));

        List<Integer> statuses = IntStream.range(0, 8).parallel()
                .mapToObj(number -> admin.request().post(PATH).statusCode()).toList();

        assertThat(statuses).containsOnlyOnce(202).contains(409).containsOnly(202, 409);
        ended(latest());
    }

    @Test
    void aRunThatIsCancelledStopsChangesNothingAndFreesThePlace() {
        SHOP.fill(100, 1);
        SHOP.answerAll(after(300));
        String id = start();
        Awaiting.until(() -> SHOP.requests().size(), made -> made > 10);

        admin.request().post("/api/v1/jobs/" + id + "/cancel").then().statusCode(200);

        Awaiting.until(SHOP::running, running -> running == 0);
        assertThat(SHOP.requests()).hasSizeLessThan(60);
        assertThat(books.count().await().indefinitely()).isZero();
        SHOP.answerAll(FakeShop::sound);
        assertThat(counts(run())).containsExactly(100, 100, 0, 0, 0);
    }

    @Test
    void aRunWhoseNodeDiedGoesOnWhereItWas() {
        SHOP.fill(120, 1);
        SHOP.answerAll((exchange, good) -> (exchange.getRequestURI().getPath().contains("upc00011") ? after(1_000)
                : (FakeShop.Answer) FakeShop::sound).give(exchange, good));
        String id = start();
        Awaiting.until(() -> number("select count(*) from book_scraped"), kept -> kept >= 50);

        // As the sweep does when nobody renewed the lease: another claim, whose writes are the only ones that count.
        execute("update job set status = 'pending', worker = null, lease_until = null where id = '" + id + "'");

        assertThat(ended(id)).isEqualTo("completed");
        assertThat(number("select attempt from job where id = '" + id + "'")).isGreaterThan(1);
        assertThat(counts(result(id))).containsExactly(120, 120, 0, 0, 0);
        assertThat(number("select count(*) from book_scraped")).isZero();
    }

    @Test
    void aShopThatIsNotThereFailsTheJobAndChangesNothing() {
        SHOP.fill(3, 1);
        run();
        SHOP.answerAll(status(502));

        String id = start();

        assertThat(ended(id)).isEqualTo("failed");
        JsonPath job = admin.get("/api/v1/jobs/" + id).jsonPath();
        assertThat(job.getString("error.code")).isEqualTo("SHOP_UNREACHABLE");
        assertThat(job.getString("error.detail")).contains("answered 502");
        assertThat(books.count().await().indefinitely()).isEqualTo(3);
        SHOP.clear();
        SHOP.fill(3, 1);
        assertThat(counts(run())).containsExactly(3, 0, 0, 0, 0);
    }

    @Test
    void aFailedRunThatIsSentAgainBringsWhatThereIsNow() {
        String failed = start();
        assertThat(ended(failed)).isEqualTo("failed");
        SHOP.fill(3, 1);

        admin.request().post("/api/v1/jobs/" + failed + "/retry").then().statusCode(200);

        assertThat(ended(failed)).isEqualTo("completed");
        assertThat(counts(result(failed))).containsExactly(3, 3, 0, 0, 0);
    }

    @Test
    void aFailedRunThatIsSentAgainFailsWhileAnotherHasItsTurn() {
        String failed = start();
        assertThat(ended(failed)).isEqualTo("failed");
        UUID other = jobs.submit(pool, new NewJob(ScrapeJob.KIND, null, List.of(), Duration.ofHours(1))).await().indefinitely();
        execute("update book_scrape_turn set scrape_id = '" + other + "'");

        admin.request().post("/api/v1/jobs/" + failed + "/retry").then().statusCode(200);

        assertThat(ended(failed)).isEqualTo("failed");
        assertThat(admin.get("/api/v1/jobs/" + failed).<String> path("error.code")).isEqualTo("SCRAPE_UNDER_WAY");
        control.cancel(other).await().indefinitely();
        SHOP.fill(1, 1);
        assertThat(counts(run())).containsExactly(1, 1, 0, 0, 0);
    }

    @Test
    void runsAreListedNewestFirst() {
        SHOP.fill(2, 1);
        String one = start();
        ended(one);
        String two = start();
        ended(two);

        var page = admin.get(PATH + "?limit=1");
        var next = admin.get(PATH + "?limit=1&cursor=" + page.path("nextCursor"));

        assertThat(page.<String> path("items[0].id")).isEqualTo(two);
        assertThat(page.<String> path("items[0].status")).isEqualTo("completed");
        assertThat(next.<String> path("items[0].id")).isEqualTo(one);
        assertThat(next.<Map<String, Object>> path("items[0]")).containsEntry("found", 2).containsEntry("failed", 0)
                .containsKeys("startedAt", "finishedAt", "new", "changed", "gone");
        assertProblem(admin.get(PATH + "?limit=0"), 422, "INVALID");
        assertProblem(admin.get(PATH + "?cursor=x"), 422, "INVALID");
    }

    @Test
    void theSchedulePassesOverARunThatIsUnderWay() {
        SHOP.fill(2, 1);
        SHOP.answerAll(after(200));
        execute("update book_scrape set submitted_at = now() - interval '1 hour'");
        schedule.run().await().indefinitely();
        String own = latest();

        execute("update book_scrape set submitted_at = now() - interval '1 hour'");
        schedule.run().await().indefinitely();

        assertThat(latest()).isEqualTo(own);
        assertThat(ended(own)).isEqualTo("completed");
        assertThat(admin.get(PATH + "?limit=1").<Integer> path("items[0].new")).isEqualTo(2);
    }

    @Test
    void oldRunsAreForgotten() {
        SHOP.fill(1, 1);
        run();

        history.removeBefore(Instant.now().plusSeconds(60)).await().indefinitely();

        assertThat(number("select count(*) from book_scrape")).isZero();
    }

    @Test
    void theServedCopyOfTheShopIsReadTwice() {
        String data = System.getenv("TINO_TEST_DATA");
        assumeThat(data).as("TINO_TEST_DATA is not set: the copy of the shop is not read").isNotBlank();
        SHOP.serve(Path.of(data, "books", "site"));
        String widow = "/catalogue/the-widow_609/index.html";

        JsonPath firstRun = run();
        JsonPath secondRun = run();
        SHOP.edit(widow, html -> html.replace("£27.26", "£72.26"));
        JsonPath thirdRun = run();

        assertThat(counts(firstRun)).containsExactly(54, 54, 0, 0, 47);
        assertThat(counts(secondRun)).containsExactly(54, 0, 0, 0, 47);
        assertThat(counts(thirdRun)).containsExactly(54, 0, 1, 0, 47);
        assertThat(book("6159d8b187831770").price()).isEqualByComparingTo("72.26");
    }

    private JsonPath run() {
        String id = start();
        assertThat(ended(id)).isEqualTo("completed");
        return result(id);
    }

    private String start() {
        var answer = admin.request().post(PATH);
        answer.then().statusCode(202);
        assertThat(answer.header("Location")).endsWith("/api/v1/jobs/" + answer.path("jobId"));
        return answer.path("jobId");
    }

    private String ended(String id) {
        return Awaiting.until(() -> admin.get("/api/v1/jobs/" + id).<String> path("status"),
                status -> List.of("completed", "failed", "cancelled").contains(status));
    }

    private JsonPath result(String id) {
        return admin.get("/api/v1/jobs/" + id + "/result").jsonPath();
    }

    private static List<Integer> counts(JsonPath result) {
        return List.of(result.getInt("found"), result.getInt("new"), result.getInt("changed"), result.getInt("gone"),
                result.getInt("failedPages"));
    }

    private String latest() {
        return admin.get(PATH + "?limit=1").path("items[0].id");
    }

    private Book book(String upc) {
        UUID id = pool.preparedQuery("select id from book where upc = $1").execute(Tuple.of(upc)).await().indefinitely()
                .iterator().next().getUUID(0);
        return books.find(id).await().indefinitely().orElseThrow();
    }

    private long revision() {
        return number("select revision from book_revision");
    }

    private long number(String query) {
        return pool.query(query).execute().await().indefinitely().iterator().next().getLong(0);
    }

    private void execute(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }
}
