package dev.tino.finance.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.Test;

class ExampleStatementsTest {

    private final StatementParser parser = new StatementParser();

    @Test
    void theThreeFilesSayTheSame() {
        List<String> csv = said("statement.csv");

        assertThat(csv).hasSize(36).startsWith("2026-01-02 PIX RECEBIDO LUANA TEIXEIRA PRADO 180.00")
                .endsWith("2026-01-30 RENDIMENTO CDB 12.64");
        assertThat(said("statement.ofx")).isEqualTo(csv);
        assertThat(said("statement.xlsx")).isEqualTo(csv);
    }

    @Test
    void nothingIsRejectedAndOnlyTheOpeningBalanceIsSkipped() {
        Statement csv = parse("statement.csv");

        assertThat(csv.rejected()).isEmpty();
        assertThat(csv.skipped()).containsExactly(
                new Statement.Note(2, "\"Saldo anterior\" is a balance, not a transaction"));
        assertThat(parse("statement.ofx").rejected()).isEmpty();
        assertThat(parse("statement.xlsx").rejected()).isEmpty();
    }

    @Test
    void theOfxIsTheOneThatTheCsvMakes() throws IOException {
        assertThat(Files.readString(ExampleFiles.FOLDER.resolve("statement.ofx"))).isEqualTo(ExampleFiles.ofx());
    }

    private List<String> said(String file) {
        return parse(file).lines().stream().map(line -> line.date() + " " + line.description() + " " + line.amount())
                .toList();
    }

    private Statement parse(String file) {
        return parser.parse(file, ExampleFiles.FOLDER.resolve(file));
    }
}
