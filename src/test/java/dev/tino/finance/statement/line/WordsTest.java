package dev.tino.finance.statement.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "UBER|SUBERBO LANCHES|UBER SUBERBO LANCHES",
            "SUBERBO LANCHES|UBER|SUBERBO LANCHES UBER", "Uber|PAG*UBER trip|PAG*UBER trip",
            "PAG*UBER trip|uber|PAG*UBER trip", "UBER|UBERLANDIA UBER|UBERLANDIA UBER", "Pão|Pão|Pão", "''|Pão|Pão",
            "Loja 1|Loja 12|Loja 1 Loja 12", "PAGAMENTO DE TITULO BANCO DO BRA|Pagamento de Titulo Banco do Brasil SA|"
                    + "Pagamento de Titulo Banco do Brasil SA" })
    void onlyAPartThatAnotherOneRepeatsIsLeftOut(String one, String other, String joined) {
        assertThat(Words.join(List.of(one, other))).isEqualTo(joined);
    }

    @Test
    void nothingIsLeftOfBlankParts() {
        assertThat(Words.join(List.of("", " ", "\t"))).isEmpty();
    }

    @Test
    void foldedTextKeepsLettersOfEveryPlane() {
        assertThat(Words.fold("  Pão-de-Açúcar, nº 5! ")).isEqualTo("pao de acucar nº 5");
        assertThat(Words.fold("\ud801\udc00\ud83d\ude00x")).isEqualTo("\ud801\udc28 x");
    }
}
