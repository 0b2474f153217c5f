package dev.tino.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tino.books.catalogue.Book;

/** The thousand books of a shop made for scraping; tests that need them are skipped where they are not. */
public final class RealBooks {

    private static final List<String> STARS = List.of("One", "Two", "Three", "Four", "Five");

    private RealBooks() {
    }

    public static Path folder() {
        String folder = System.getenv("TINO_TEST_DATA");
        assumeThat(folder).as("TINO_TEST_DATA is not set: skipped, as it needs the books").isNotBlank();
        return Path.of(folder, "books");
    }

    /** In the order of the file, in which the ids of {@code golden_recommendations.json} count from 1. */
    public static List<Book> load() {
        List<Book> books = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder().resolve("books.csv"))) {
            csv.forEach(line -> books.add(book(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(books).hasSize(1_000);
        return books;
    }

    private static Book book(NamedCsvRecord line) {
        return new Book(UUID.nameUUIDFromBytes(line.getField("upc").getBytes(StandardCharsets.UTF_8)), line.getField("upc"),
                line.getField("title"),
                line.getField("genre"), line.getField("description"), line.getField("product_type"), money(line, "price"),
                money(line, "price_excl_tax"), money(line, "price_incl_tax"), money(line, "tax"),
                Integer.parseInt(line.getField("availability")), STARS.indexOf(line.getField("rating")) + 1,
                Integer.parseInt(line.getField("number_of_reviews")), line.getField("url"), line.getField("image_url"),
                Instant.EPOCH, Instant.EPOCH, null);
    }

    private static BigDecimal money(NamedCsvRecord line, String field) {
        return new BigDecimal(line.getField(field));
    }
}
