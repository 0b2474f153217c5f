package dev.tino.compat.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.credit.Shipment.Lot;
import dev.tino.core.crypto.Hmac;
import dev.tino.credit.dataset.ready.GeneratedOrders;

class ShipmentTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Hmac NAMES = new Hmac("a secret of this test".getBytes());

    @Test
    void anArrayIsCutIntoLotsOfFiveHundred() {
        Shipment shipment = of(GeneratedOrders.rows(1_201, 1));

        assertThat(shipment.lots()).extracting(Lot::size).containsExactly(500, 500, 201);
        assertThat(shipment.lots()).allSatisfy(lot -> assertThat(lot.rows()).hasSize(lot.size()));
        assertThat(shipment.size()).isEqualTo(1_201);
        assertThat(shipment.lots()).extracting(Lot::number).doesNotHaveDuplicates()
                .allSatisfy(number -> assertThat(number).isBetween(1, 1_000_000));
    }

    @Test
    void theSameArrayHasTheSameNamesAndAnotherOneOthers() {
        Shipment one = of(GeneratedOrders.rows(600, 1));

        assertThat(of(GeneratedOrders.rows(600, 1))).usingRecursiveComparison().isEqualTo(one);
        assertThat(of(GeneratedOrders.rows(600, 2)).name()).isNotEqualTo(one.name());
        assertThat(of(GeneratedOrders.rows(600, 2)).lots()).extracting(Lot::number)
                .doesNotContainAnyElementsOf(one.lots().stream().map(Lot::number).toList());
    }

    @Test
    void anyRecordMaySayThatItBeginsOrEnds() {
        Shipment shipment = of(List.of(Map.of("IdCliente", 1), Map.of("IdCliente", 2, "start_json", true),
                Map.of("IdCliente", 3, "end_json", 0), Map.of("end_json", 1)));

        assertThat(shipment.begins()).isTrue();
        assertThat(shipment.ends()).isTrue();
        assertThat(shipment.size()).isEqualTo(3);
    }

    @Test
    void whatIsNoRecordIsLeftForWhoeverChecksRows() {
        Shipment shipment = of(List.of("x", 7, List.of(1)));

        assertThat(shipment.lots()).hasSize(1);
        assertThat(shipment.lots().get(0).rows()).hasToString("[\"x\", 7, []]");
    }

    @Test
    void ofRecordsTheKnownFieldsAreKeptAndNothingElse() {
        Shipment shipment = of("""
                [{"nota": {"QtConsultado": [1, {"IdCliente": 2}]}, "QtConsultado": 7, "IdCliente": [[1], {"a": 2}],
                  "status": " LIBERADO ", "CliLimCredTot": 12.50, "PefinValorTotal": NaN, "clisimples": 1e400,
                  "cliConsFinal": 3, "QtConsultado": true}]""");

        assertThat(shipment.lots().get(0).rows()).hasToString("""
                [{"IdCliente":[],"status":"liberado","CliLimCredTot":12.5,"clisimples":1E+400,"QtConsultado":1,\
                "PefinValorTotal":null}]""");
    }

    @Test
    void whatTakesLongToSayIsKeptShort() {
        Shipment shipment = of(List.of(Map.of("IdCliente", "x".repeat(100_000)), Map.of("status", "Y".repeat(100_000)),
                "z".repeat(100_000)));

        assertThat(shipment.lots().get(0).json()).hasSizeLessThan(1_000);
    }

    @Test
    void aNumberOfManyDigitsIsReadAgain() {
        Shipment shipment = of("[{\"IdCliente\": " + "1".repeat(996) + "e99}]");

        assertThat(shipment.lots().get(0).rows().get(0).get("IdCliente").decimalValue().precision()).isEqualTo(996);
    }

    @Test
    void anArrayOfTooManyRecordsIsRefusedBeforeItsEnd() {
        String most = "{\"QtConsultado\":0},".repeat(RecordReader.MOST_RECORDS - 1) + "{\"QtConsultado\":0}";

        assertThat(of("[" + most + "]").size()).isEqualTo(50_000);
        assertThatThrownBy(() -> of("[" + most + ",{},and no JSON")).isInstanceOfSatisfying(LegacyRefusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(413);
            assertThat(refusal.body()).isEqualTo(
                    Map.of("message", "A lista tem registros demais: envie no máximo 50000 de cada vez!"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "[{}", "[{}] 1", "[{}]]", "[{\"a\": }]", "[{\"a\": [}]", "[{\"QtConsultado\": 1e99999999999}]",
            "[1 2]" })
    void whatIsNoJsonIsRefused(String body) {
        assertThatThrownBy(() -> of(body)).isInstanceOfSatisfying(LegacyRefusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.body()).isEqualTo(Map.of("message", LegacyText.NO_JSON));
        });
    }

    private static Shipment of(List<?> records) {
        return of(JSON.valueToTree(records).toString());
    }

    private static Shipment of(String body) {
        return Shipment.of(body.getBytes(StandardCharsets.UTF_8), NAMES);
    }
}
