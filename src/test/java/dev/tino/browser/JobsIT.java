package dev.tino.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.http.ContentType;

/** Pages that follow jobs; none of them is loaded twice. */
@Tag("browser")
@ExtendWith(Visitor.Resolver.class)
class JobsIT {

    private static final String PAGE = "/ui/jobs";
    private static final int LINES = 20_000;

    @Test
    void aJobThatAMachineStartedAppearsAndEnds(Visitor visitor) {
        Tab tab = visitor.enter(Person.USER, Look.USUAL.english()).go(PAGE).mark();
        assertThat(tab.find("[data-live=on]")).hasCount(1);

        String id = classify(visitor);

        assertThat(tab.find("#rows tr").first()).hasId("job-" + id);
        assertThat(tab.find("#job-" + id + " .badge")).hasText("completed");
        assertThat(tab.find("#job-" + id + " .meter")).hasText("100%");
        assertThat(tab.isMarked()).isTrue();
    }

    @Test
    void aJobIsCancelledInOneTabAndSentAgainInTheOther(Visitor visitor) {
        Tab list = visitor.enter(Person.ANALYST, Look.USUAL.english()).go(PAGE + "?status=pending");
        String row = list.find("#rows tr").getAttribute("id");
        list.go(PAGE).mark();
        Tab job = visitor.enter(Person.ANALYST, Look.USUAL.english()).go(PAGE + "/" + row.substring("job-".length())).mark();
        assertThat(job.find("[data-live=on]")).hasCount(1);
        assertThat(job.find("#progress .badge")).hasText("waiting");

        list.find("#" + row + " .danger").click();
        list.find("dialog[open] .danger").click();

        assertThat(list.find("#" + row + " .badge")).hasText("cancelled");
        assertThat(job.find("#progress .badge")).hasText("cancelled");
        assertThat(job.find(".live")).hasCount(0);

        job.find("button:has-text('Send again')").click();

        // Whoever has filed nothing has nothing to train on.
        assertThat(job.find("#progress .badge")).hasText("failed");
        assertThat(job.find(".note-bad")).containsText("Why it failed");
        assertThat(list.find("#" + row + " .badge")).hasText("failed");
        assertThat(list.isMarked() && job.isMarked()).isTrue();
    }

    @Test
    void aResultIsThereToDownloadOnceTheJobHasEnded(Visitor visitor) {
        String id = classify(visitor);

        Tab tab = visitor.enter(Person.USER, Look.USUAL.english()).go(PAGE + "/" + id);
        assertThat(tab.find("#progress .badge")).hasText("completed");
        var result = tab.page().waitForDownload(() -> tab.find("a[download]").click());

        assertThat(result.suggestedFilename()).isEqualTo(id);
    }

    private static String classify(Visitor visitor) {
        var line = Map.of("date", "2026-01-05", "description", "PADARIA SAO JOAO", "amount", -12.5);
        return visitor.site().request(Person.USER).contentType(ContentType.JSON)
                .body(Map.of("transactions", Collections.nCopies(LINES, line))).post("/api/v1/finance/classification-jobs")
                .then().statusCode(202).extract().path("jobId");
    }
}
