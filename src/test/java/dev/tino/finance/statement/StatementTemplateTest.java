package dev.tino.finance.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

class StatementTemplateTest {

    @Test
    void theFirstRowNamesTheColumns() throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(StatementTemplate.workbook()))) {
            assertThat(workbook.getFirstSheet().read().get(0).stream().map(Cell::getText)).containsExactly("Data",
                    "Descrição", "Valor", "Pessoa", "Categoria");
        }
    }

    @Test
    void theSameBytesComeOutEachTime() throws InterruptedException {
        byte[] first = StatementTemplate.workbook();
        // The time stamps of a ZIP have steps of two seconds.
        Thread.sleep(2_100);

        assertThat(StatementTemplate.workbook()).isEqualTo(first);
    }

    @Test
    void anEmptyTemplateIsAStatementWithoutLines() {
        Statement statement = new StatementParser().parse("template.xlsx", StatementTemplate.workbook());

        assertThat(statement).isEqualTo(new Statement(List.of(), List.of(), List.of()));
    }

    @Test
    void whatIsFilledInIsRead() {
        StatementLine line = new StatementLine(2, LocalDate.of(2026, 2, 28), "Padaria & Café <Sol>",
                new BigDecimal("-1234.50"), "Ana", "Alimentação", null, null);

        Statement statement = new StatementParser().parse("x.xlsx", StatementTemplate.workbook(List.of(line)));

        assertThat(statement.lines()).containsExactly(line);
    }
}
