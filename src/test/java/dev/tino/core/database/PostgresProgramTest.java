package dev.tino.core.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tino.core.error.StartupRefused;

class PostgresProgramTest {

    // More than a pipe holds.
    private static final String LONG = "create role;\n".repeat(100_000);

    @Test
    void itsComplaintsAreTold() {
        assertFailure("echo starting; echo 'FATAL:  no space left'; echo hint; exit 1", "", "initdb: FATAL:  no space left.");
    }

    @Test
    void withoutAComplaintItsLastWordsAreTold() {
        assertFailure("echo one; echo two; echo 'unshare: unshare failed: Operation not permitted'; echo; echo four; exit 1",
                "", "initdb: two; unshare: unshare failed: Operation not permitted; four.");
    }

    @Test
    void whyItDidNotReadIsToldRatherThanThatItDidNot() {
        assertFailure("echo 'unshare failed: Operation not permitted'; exit 1", LONG,
                "initdb: unshare failed: Operation not permitted.");
    }

    @Test
    void thatItDidNotReadIsToldWhenItSaysNothing() {
        assertFailure("exec <&-; sleep 0.5; exit 1", LONG, "initdb: Broken pipe.");
    }

    @Test
    void oneThatSaysNothingAtAllIsToldToo() {
        assertFailure("exit 1", "", "initdb: it failed without a word.");
    }

    @Test
    void oneThatEndsWellIsLeftAlone() {
        assertThatCode(() -> program("cat >/dev/null; echo 'no error'").run(LONG)).doesNotThrowAnyException();
    }

    private static void assertFailure(String script, String input, String complaint) {
        assertThatThrownBy(() -> program(script).run(input)).isInstanceOf(StartupRefused.class)
                .hasMessage("The embedded PostgreSQL is not available: %s Mend this, or set DATABASE_URL.", complaint);
    }

    private static PostgresProgram program(String script) {
        return new PostgresProgram("initdb", List.of("sh", "-c", script));
    }
}
