package dev.tino.ml;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

/** Expense refunds of Brazilian senators, labelled; tests that need them are skipped where they are not. */
public record Ceaps(Dataset until2020, Dataset from2021) {

    private static final Schema SCHEMA = Schema.of(Column.text("description"), Column.amount("amount"),
            Column.number("day"), Column.number("month"));

    public static Ceaps load() {
        String folder = System.getenv("TINO_TEST_DATA");
        assumeThat(folder).as("TINO_TEST_DATA is not set: skipped, as it needs the CEAPS rows").isNotBlank();
        List<Row> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<Integer> years = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(Path.of(folder, "transactions", "ceaps_2020_2021.csv"))) {
            for (NamedCsvRecord line : csv) {
                LocalDate date = LocalDate.parse(line.getField("date"));
                rows.add(Row.of(line.getField("description"), Double.valueOf(line.getField("amount")),
                        date.getDayOfMonth(), date.getMonthValue()));
                labels.add(line.getField("category"));
                years.add(date.getYear());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Dataset all = new Dataset(SCHEMA, rows, labels);
        return new Ceaps(all.where(row -> years.get(row) <= 2020), all.where(row -> years.get(row) > 2020));
    }
}
