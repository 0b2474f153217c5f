package dev.tino.finance.corpus;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** The descriptions of the acceptance file, which no training line may be taken from. */
final class AcceptanceRows {

    private AcceptanceRows() {
    }

    static List<String> descriptions() throws IOException {
        String data = System.getenv("TINO_TEST_DATA");
        assumeThat(data).as("TINO_TEST_DATA is not set: acceptance rows not compared").isNotNull();
        Path file = Path.of(data, "transactions", "consumer_ptbr.csv");
        assertReadable(file);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().map(row -> row.getField("description")).toList();
        }
    }

    static String letters(String text) {
        return StatementText.plain(text).replaceAll("[^a-z]+", " ").strip();
    }

    private static void assertReadable(Path file) {
        assumeThat(Files.isReadable(file)).as(file + " is not there").isTrue();
    }
}
