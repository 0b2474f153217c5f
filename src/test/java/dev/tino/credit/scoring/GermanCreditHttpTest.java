package dev.tino.credit.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tino.credit.TestCompany;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Statlog German Credit, sent over HTTP in lots of 500, without sex, age and whether somebody is a foreigner. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class GermanCreditHttpTest {

    private static final List<String> PROTECTED = List.of("personal_status_sex", "age_years", "foreign_worker");

    @Test
    void theBestModelRanksWellAndCostsLittle() throws IOException {
        TestCompany company = TestCompany.register();
        UUID dataset = company.dataset(Map.of("name", "german credit", "label",
                Map.of("field", "class", "approve", List.of("good"), "refuse", List.of("bad")), "protected", PROTECTED));
        List<Map<String, Object>> rows = rows();
        for (int lot = 0; lot < 2; lot++) {
            company.put("datasets/" + dataset + "/batches/" + (lot + 1),
                    Map.of("rows", rows.subList(lot * 500, (lot + 1) * 500))).then().statusCode(200);
        }

        JsonPath result = company.seal(dataset);

        System.out.println("German Credit, stratified five-fold: " + result.getList("algorithms"));
        double auc = result.getList("algorithms.auc.value", Double.class).stream().mapToDouble(Double::doubleValue).max()
                .orElseThrow();
        assertThat(auc).isGreaterThanOrEqualTo(0.78);
        assertThat(result.getDouble("algorithms[0].cost.value")).isLessThanOrEqualTo(0.56);
        assertThat(result.getList("groups.field", String.class)).hasSameElementsAs(PROTECTED);
    }

    private static List<Map<String, Object>> rows() throws IOException {
        String folder = System.getenv("TINO_TEST_DATA");
        assumeThat(folder).as("TINO_TEST_DATA is not set: skipped, as it needs German Credit").isNotBlank();
        List<Map<String, Object>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(Path.of(folder, "credit", "german_credit.csv"))) {
            for (NamedCsvRecord line : csv) {
                Map<String, Object> row = new LinkedHashMap<>();
                line.getFieldsAsMap().forEach((field, text) -> row.put(field, value(text)));
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object value(String text) {
        return text.matches("-?\\d+(\\.\\d+)?") ? (Object) Double.valueOf(text) : text;
    }
}
