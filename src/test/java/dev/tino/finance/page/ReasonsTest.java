package dev.tino.finance.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Language;
import dev.tino.finance.statement.Statement.Note;
import dev.tino.finance.statement.StatementParser;

class ReasonsTest {

    private static final String BAD_LINES = """
            Data;Descrição;Valor
            30/02/2026;BAKERY;-1,00
            soon;BAKERY;-1,00
            01/01/1492;BAKERY;-1,00
            01/01/2026;;-1,00
            01/01/2026;BAKERY;-1,001
            01/01/2026;BAKERY;much
            01/01/2026;BAKERY;
            01/01/2026;BAKERY;-1,00;x
            ;BAKERY;-1,00
            """;

    @Test
    void whatIsWrongWithALineIsToldInTheReadersLanguage() {
        var rejected = new StatementParser().parse("x.csv", BAD_LINES.getBytes(StandardCharsets.UTF_8)).rejected();

        assertThat(rejected).isNotEmpty().extracting(Note::reason).allSatisfy(reason -> {
            assertThat(Reasons.in(Language.PORTUGUESE, reason)).isNotEqualTo(reason);
            assertThat(Reasons.in(Language.ENGLISH, reason)).isEqualTo(reason);
        });
        assertThat(Reasons.in(Language.PORTUGUESE, "The date \"30/02/2026\" is not in the calendar"))
                .isEqualTo("A data \"30/02/2026\" não existe no calendário");
        assertThat(Reasons.in(Language.PORTUGUESE, "The description is missing")).isEqualTo("Falta a descrição");
    }

    @Test
    void whatIsWrongWithAFileIsToo() {
        assertThat(refusal("x.csv", "")).isEqualTo("O arquivo está vazio");
        assertThat(refusal("x.pdf", "%PDF-1.7")).isEqualTo("O nome de um extrato termina em .csv, .ofx ou .xlsx");
        assertThat(refusal("x.csv", "%PDF-1.7")).isEqualTo("O arquivo se chama .csv, mas é um documento PDF");
        assertThat(refusal("x.csv", "a;b;c\n1;2;3\n")).startsWith("Nenhuma das primeiras 50 linhas");
        assertThat(refusal("x.xlsx", "a;b;c\n")).isEqualTo("O arquivo se chama .xlsx, mas não é uma planilha");
        assertThat(refusal("x.ofx", "a;b;c\n")).isEqualTo("O arquivo se chama .ofx, mas não há <OFX> nele");
    }

    @Test
    void whatNobodyTranslatedStaysAsItIs() {
        assertThat(Reasons.in(Language.PORTUGUESE, "Something new")).isEqualTo("Something new");
    }

    private static String refusal(String name, String content) {
        Failure failure = catchThrowableOfType(Failure.class,
                () -> new StatementParser().parse(name, content.getBytes(StandardCharsets.UTF_8)));
        return Reasons.in(Language.PORTUGUESE, failure.detail());
    }
}
