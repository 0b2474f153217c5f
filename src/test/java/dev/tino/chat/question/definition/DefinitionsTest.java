package dev.tino.chat.question.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionsTest {

    private static final String SOUND = """
            - id: order-count
              title: {pt: Pedidos, en: Orders}
              examples: {pt: ["Quantos pedidos?"], en: ["How many orders?"]}
              slots: {period: this-year, region: true}
              sql: |
                select count(*) as pedidos from observatory.vw_pedidos p
                 where p.data_pedido >= :from and p.data_pedido < :until
                   and p.regiao = any(:region)
              columns:
                pedidos: {kind: count, pt: Pedidos, en: Orders}
              answer: {pt: "{pedidos} pedidos {period}{filters}", en: "{pedidos} orders {period}{filters}"}
            """;

    @Test
    void thereAreFortyQuestionsOrMore() {
        assertThat(Definitions.load().all()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void aSoundOneIsTaken() {
        DefinitionCheck.check(Definitions.parse("test", SOUND).get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "id: order-count | id: OrderCount", "en: Orders} | fr: Commandes}",
            "slots: | slotz:", "region: true | segment: true", "select count | delete", "kind: count | kind: colour",
            "'{pt: \"{pedidos}' | '{pt: \"{vendas}'", "' {period}' | ''",
            "'    pedidos: {kind: count, pt: Pedidos, en: Orders}' | '    {}'" })
    void oneThatDoesNotFitItselfIsRefused(String right, String wrong) {
        String yaml = SOUND.replace(right, wrong);
        assertThat(yaml).isNotEqualTo(SOUND);

        assertThatThrownBy(() -> DefinitionCheck.check(Definitions.parse("test", yaml).get(0)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void linesOfSlotsThatAreNotFilledAreLeftOut() {
        Definition definition = Definitions.parse("test", SOUND).get(0);
        Map<String, Object> period = Map.of("from", LocalDate.of(2025, 1, 1), "until", LocalDate.of(2025, 2, 1));

        assertThat(Statement.of(definition.sql(), period).written()).contains("date '2025-01-01'").doesNotContain("regiao");
    }

    @Test
    void valuesAreBoundAndWrittenWithTheirQuotes() {
        Statement statement = Statement.of("select 1::integer where a = any(:region) and b < :until and c = any(:region)",
                Map.of("region", List.of("Pingo d'Água", "Sul"), "until", LocalDate.of(2025, 2, 1)));

        assertThat(statement.sql())
                .isEqualTo("select 1::integer where a = any($1::text[]) and b < $2::date and c = any($1::text[])");
        assertThat(statement.values()).containsExactly(List.of("Pingo d'Água", "Sul"), LocalDate.of(2025, 2, 1));
        assertThat(statement.written()).contains("array['Pingo d''Água', 'Sul']").contains("date '2025-02-01'");
    }
}
