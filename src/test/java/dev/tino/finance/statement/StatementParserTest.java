package dev.tino.finance.statement;

import static dev.tino.finance.statement.StatementError.STATEMENT_EMPTY;
import static dev.tino.finance.statement.StatementError.STATEMENT_FORMAT_UNKNOWN;
import static dev.tino.finance.statement.StatementError.STATEMENT_TOO_LARGE;
import static dev.tino.finance.statement.StatementError.STATEMENT_UNREADABLE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.core.error.Failure;

class StatementParserTest {

    private static final String PNG = "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR";
    private static final String CSV = "Data;Descrição;Valor\n05/03/2024;Pão;-1,00\n";

    private final StatementParser parser = new StatementParser();

    @ParameterizedTest
    @ValueSource(strings = { "a.csv", "A.CSV", "extrato de março.Csv", " a.csv " })
    void theNameTellsTheFormatWhateverItsCase(String name) {
        assertThat(parser.parse(name, new ByteArrayInputStream(CSV.getBytes(UTF_8))).lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = { "null", "''", "statement", "a.pdf", "a.csv.exe", "a.txt" })
    void anotherNameIsRefused(String name) {
        assertRefused(name, CSV.getBytes(UTF_8), STATEMENT_FORMAT_UNKNOWN,
                "A statement's file name ends in .csv, .ofx or .xlsx");
    }

    @Test
    void contentThatIsNotWhatTheNameSaysIsRefused() {
        assertRefused("a.ofx", PNG.getBytes(ISO_8859_1), STATEMENT_FORMAT_UNKNOWN,
                "The file is named .ofx, but it is a PNG image");
        assertRefused("a.csv", "%PDF-1.7".getBytes(UTF_8), STATEMENT_FORMAT_UNKNOWN,
                "The file is named .csv, but it is a PDF document");
        assertRefused("a.csv", StatementTemplate.workbook(), STATEMENT_FORMAT_UNKNOWN,
                "The file is named .csv, but it is a ZIP archive or a workbook");
        assertRefused("a.ofx", CSV.getBytes(UTF_8), STATEMENT_FORMAT_UNKNOWN,
                "The file is named .ofx, but no <OFX> stands in it");
        assertRefused("a.xlsx", CSV.getBytes(UTF_8), STATEMENT_FORMAT_UNKNOWN,
                "The file is named .xlsx, but it is no workbook");
    }

    @Test
    void oldAndProtectedWorkbooksAreRefusedWithAWayOut() {
        byte[] ole2 = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1....".getBytes(ISO_8859_1);

        assertRefused("a.xlsx", ole2, STATEMENT_FORMAT_UNKNOWN,
                "The workbook is protected by a password or is an old .xls: save it as .xlsx without a password");
        assertRefused("a.xls", ole2, STATEMENT_FORMAT_UNKNOWN,
                "Old Excel files (.xls) are not read: save it as .xlsx");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused("a.csv", new byte[0], STATEMENT_EMPTY, "The file is empty");
    }

    @Test
    void fiftyMegabytesAreRefusedWithoutBeingReadToTheEnd() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };

        Failure failure = catchThrowableOfType(Failure.class, () -> parser.parse("a.csv", endless));

        assertThat(failure.code()).isEqualTo(STATEMENT_TOO_LARGE);
        assertThat(failure.code().status()).isEqualTo(413);
        assertThat(failure.detail()).isEqualTo("A statement file has at most 16 MiB");
    }

    @Test
    void latin1AndUtf8SayTheSame() {
        assertThat(parser.parse("a.csv", CSV.getBytes(ISO_8859_1))).isEqualTo(parser.parse("a.csv", CSV.getBytes(UTF_8)));
    }

    @Test
    void brokenUtf8IsRefused() {
        byte[] bytes = CSV.getBytes(UTF_8);
        bytes[CSV.length() - 6] = (byte) 0xFF;

        assertRefused("a.csv", bytes, STATEMENT_UNREADABLE,
                "The text is UTF-8 with broken characters, the first of them in line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "statement.csv", "statement.ofx", "statement.xlsx" })
    void damagedFilesAreReadOrRefusedAndNothingElse(String file) throws IOException {
        byte[] whole = Files.readAllBytes(ExampleFiles.FOLDER.resolve(file));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = damage(whole, random);

            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
                try {
                    Statement statement = parser.parse(file, damaged);
                    assertThat(statement.lines().size()).isLessThanOrEqualTo(100);
                } catch (Failure e) {
                    assertThat(e.code()).isInstanceOf(StatementError.class);
                }
            }, () -> "seed " + seed);
        }
    }

    private static byte[] damage(byte[] whole, Random random) {
        byte[] damaged = whole.clone();
        for (int i = random.nextInt(20); i >= 0; i--) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(4)) {
                case 0 -> damaged[at] = (byte) random.nextInt(256);
                case 1 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> damaged[at] = damaged[random.nextInt(damaged.length)];
                default -> {
                    byte[] shorter = new byte[damaged.length - 1];
                    System.arraycopy(damaged, 0, shorter, 0, at);
                    System.arraycopy(damaged, at + 1, shorter, at, shorter.length - at);
                    damaged = shorter;
                }
            }
        }
        return damaged;
    }

    private void assertRefused(String name, byte[] content, StatementError code, String detail) {
        Failure failure = catchThrowableOfType(Failure.class, () -> parser.parse(name, content));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.detail()).isEqualTo(detail);
    }
}
