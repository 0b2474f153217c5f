package dev.tino.finance.statement;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** Statements of real banks, which are not ours to ship. */
final class RealFiles {

    private RealFiles() {
    }

    /** The folder of transactions; the test is skipped where there is none. */
    static Path folder() {
        String data = System.getenv("TINO_TEST_DATA");
        assumeThat(data).as("TINO_TEST_DATA is not set: real statements are not tested").isNotBlank();
        return Path.of(data, "transactions");
    }
}
