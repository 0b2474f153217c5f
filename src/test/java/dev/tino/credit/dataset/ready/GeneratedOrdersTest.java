package dev.tino.credit.dataset.ready;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.credit.dataset.check.CheckedLot;
import dev.tino.credit.dataset.definition.Definition;
import dev.tino.credit.dataset.definition.DefinitionRules;

class GeneratedOrdersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Definition definition = Definition.of(BrazilianCredit.dataset());

    @Test
    void theReadyDatasetIsAcceptedAndHas28Features() {
        DefinitionRules.check(BrazilianCredit.dataset());

        assertThat(definition.features().fields()).hasSize(28);
        assertThat(definition.idField()).isEqualTo("IdCliente");
    }

    @Test
    void theSameSeedGivesTheSameRowsAndFewerAreTheBeginningOfMore() {
        List<Map<String, Object>> rows = GeneratedOrders.rows(300, 5);

        assertThat(GeneratedOrders.rows(300, 5)).isEqualTo(rows);
        assertThat(GeneratedOrders.rows(100, 5)).isEqualTo(rows.subList(0, 100));
    }

    @Test
    void anotherSeedGivesOtherCustomers() {
        assertThat(customers(GeneratedOrders.rows(200, 5)))
                .doesNotContainAnyElementsOf(customers(GeneratedOrders.rows(200, 6)));
    }

    @Test
    void theyFitTheReadyDataset() {
        List<JsonNode> rows = GeneratedOrders.rows(500, 11).stream().<JsonNode> map(JSON::valueToTree).toList();

        CheckedLot lot = CheckedLot.of(definition, rows);

        assertThat(lot.rejected()).isEmpty();
        assertThat(lot.good()).hasSize(500);
    }

    @Test
    void theyLookLikeOrders() {
        List<Map<String, Object>> rows = GeneratedOrders.rows(2_000, 3);

        long approved = rows.stream().filter(row -> row.get("status").equals("liberado")).count();
        assertThat(approved).isBetween(700L, 1_300L);
        assertThat(customers(rows).size()).as("Customers").isBetween(800, 1_200);
        assertThat(rows.stream().filter(row -> !row.containsKey("HistPagPONTUAL")).count()).as("Missing").isBetween(100L, 400L);
    }

    private static Set<Object> customers(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> row.get("IdCliente")).collect(Collectors.toSet());
    }
}
