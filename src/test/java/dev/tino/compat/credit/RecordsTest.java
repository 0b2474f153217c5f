package dev.tino.compat.credit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.ObjectMapper;

class RecordsTest {

    private static final LegacyBody BODIES = new LegacyBody(new ObjectMapper());

    @Test
    void aRowHasTheFieldsThatTheOlderSystemHadColumnsForAndNoOthers() {
        var row = Records.row(BODIES.object("""
                {"QtConsultado": 3, "pedid": 7, "IdCliente": 17, "status": " Liberado ", "nota": "x", "start_json": 1,
                 "CliLimCredTot": 5200.5}""".getBytes(), ""));

        assertThat(row).hasToString("{\"IdCliente\":17,\"status\":\"liberado\",\"CliLimCredTot\":5200.5,\"QtConsultado\":3}");
    }

    @ParameterizedTest
    @CsvSource({ "true,1", "false,0", "'\"12.50\"',12.50", "'\" -3 \"',-3", "'\"\"',null", "NaN,null", "Infinity,null",
            "null,null", "'\"12,50\"','\"12,50\"'", "'\"1e9\"','\"1e9\"'", "[NaN],[]", "'{\"a\":NaN}',[]", "1e400,1E+400" })
    void numbersAreReadHoweverClientsWriteThem(String given, String kept) {
        var features = Records.features(BODIES.object(("{\"QtConsultado\": " + given + "}").getBytes(), ""));

        assertThat(features.get("QtConsultado")).hasToString(kept);
    }

    @ParameterizedTest
    @CsvSource({ "1,true", "true,true", "'\"1\"',true", "'\"true\"',true", "1.0,true", "NaN,false", "1e400,true", "0,false",
            "false,false", "null,false",
            "'\"0\"',false", "'\"\"',false", "[],false" })
    void flagsAreReadHoweverClientsWriteThem(String given, boolean isSet) {
        assertThat(Records.isSet(BODIES.object(("{\"end_json\": " + given + "}").getBytes(), ""), "end_json")).isEqualTo(isSet);
    }
}
