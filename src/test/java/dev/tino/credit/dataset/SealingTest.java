package dev.tino.credit.dataset;

import static dev.tino.credit.dataset.Company.row;
import static dev.tino.credit.dataset.Company.rows;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.error.Failure;
import dev.tino.credit.CreditError;
import dev.tino.credit.dataset.field.Field;
import dev.tino.credit.dataset.field.FieldType;
import dev.tino.credit.dataset.row.LabelledRow;
import dev.tino.credit.dataset.row.StoredRows;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SealingTest {

    @Inject
    Datasets datasets;
    @Inject
    StoredRows stored;
    @Inject
    Pool pool;

    private Company company;
    private String dataset;

    @BeforeEach
    void begin() {
        company = Company.register();
        dataset = company.dataset();
    }

    @Test
    void aSealedDatasetIsToldToThoseWhoLearn() {
        company.put(dataset, 1, rows(1, 60));

        SealedDataset sealed = seal();

        assertThat(sealed.name()).isEqualTo("Pedidos de 2025");
        assertThat(sealed.rows()).isEqualTo(60);
        assertThat(sealed.hash()).matches("[0-9a-f]{64}");
        assertThat(sealed.features().fields()).containsExactly(Field.of("income", FieldType.NUMBER));
        assertThat(sealed.idField()).isEqualTo("customer");
        assertThat(sealed.protectedFields()).containsExactly("gender");
        assertThat(datasets.sealed(company.account().id(), UUID.fromString(dataset)).await().indefinitely()).isEqualTo(sealed);
        Response seen = company.get(dataset);
        assertThat(seen.<String> path("status")).isEqualTo("sealed");
        assertThat(seen.<String> path("hash")).isEqualTo(sealed.hash());
        assertThat(seen.<String> path("sealedAt")).isNotNull();
    }

    @Test
    void itTakesNoMoreRowsButAnswersALotThatItHas() {
        String first = company.put(dataset, 1, rows(1, 60)).asString();
        seal();

        assertThat(company.put(dataset, 1, rows(1, 60)).asString()).isEqualTo(first);
        assertProblem(company.put(dataset, 1, rows(1, 59)), 409, "BATCH_DIFFERS");
        assertProblem(company.put(dataset, 2, rows(100, 5)), 409, "DATASET_SEALED");
        assertThat(failure().code()).isEqualTo(CreditError.DATASET_SEALED);
    }

    @Test
    void whatNoModelCanLearnFromStaysOpen() {
        company.put(dataset, 1, rows(1, 49));
        Failure tooFew = failure();
        company.put(dataset, 2, rows(1, 1));

        assertThat(tooFew.code()).isEqualTo(CreditError.DATASET_NOT_TRAINABLE);
        assertThat(tooFew.detail()).contains("there are 49, 33 to approve and 16 to refuse");
        assertThat(seal().rows()).isEqualTo(50);
    }

    @Test
    void eachClassHasTenRows() {
        List<Map<String, Object>> lot = rows(1, 90);
        lot.removeIf(row -> row.get("status").equals("defaulted"));
        lot.addAll(rows(3, 25).stream().filter(row -> row.get("status").equals("defaulted")).toList());
        company.put(dataset, 1, lot);
        Failure oneMissing = failure();

        assertThat(oneMissing.detail()).contains("60 to approve and 9 to refuse");
        assertThat(company.get(dataset).<String> path("status")).isEqualTo("open");
    }

    @Test
    void aFieldToLearnFromIsNeeded() {
        List<Map<String, Object>> lot = rows(1, 60);
        lot.forEach(row -> row.remove("income"));
        company.put(dataset, 1, lot);

        assertNotTrainable("of 3 there are 0");
    }

    @Test
    void fiveCustomersAreNeededWhereAFieldNamesThem() {
        company.put(dataset, 1, ofCustomers(List.of(1, 2, 3, 4), List.of(1, 2, 3)));
        assertNotTrainable("there are 4, 4 with a row to approve and 3 with one to refuse");

        company.put(dataset, 2, List.of(row(5, true, 1)));

        assertThat(seal().rows()).isEqualTo(61);
    }

    @Test
    void threeCustomersOfEachClassAreNeeded() {
        company.put(dataset, 1, ofCustomers(List.of(1, 2, 3, 4, 5, 6, 7), List.of(8, 9)));
        assertNotTrainable("there are 9, 7 with a row to approve and 2 with one to refuse");

        company.put(dataset, 2, List.of(row(7, false, 1)));

        assertThat(seal().rows()).isEqualTo(61);
    }

    @Test
    void customersThatNobodyNamesAreNotCounted() {
        Map<String, Object> body = new HashMap<>(Company.OPEN);
        body.remove("idField");
        dataset = company.dataset(body);
        List<Map<String, Object>> lot = ofCustomers(List.of(1), List.of(2));
        lot.forEach(row -> row.remove("customer"));
        company.put(dataset, 1, lot);

        assertThat(seal().rows()).isEqualTo(60);
    }

    /** 40 good rows and 20 bad ones, of these customers in turn. */
    private static List<Map<String, Object>> ofCustomers(List<Integer> good, List<Integer> bad) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(i < 40 ? row(good.get(i % good.size()), true, i) : row(bad.get(i % bad.size()), false, i));
        }
        return rows;
    }

    private void assertNotTrainable(String counts) {
        Failure failure = failure();

        assertThat(failure.code()).isEqualTo(CreditError.DATASET_NOT_TRAINABLE);
        assertThat(failure.detail()).contains(counts);
        assertThat(company.get(dataset).<String> path("status")).isEqualTo("open");
    }

    @Test
    void anothersDatasetIsNotFound() {
        company.put(dataset, 1, rows(1, 60));
        UUID other = Company.register().account().id();
        UUID id = UUID.fromString(dataset);

        assertThat(catchThrowableOfType(Failure.class, () -> pool
                .withTransaction(transaction -> datasets.seal(transaction, other, id)).await().indefinitely()).code())
                .isEqualTo(CreditError.DATASET_NOT_FOUND);
        assertThat(stored.of(other, id).collect().asList().await().indefinitely()).isEmpty();
        assertThat(catchThrowableOfType(Failure.class,
                () -> datasets.sealed(company.account().id(), id).await().indefinitely()).code())
                .as("Not sealed yet").isEqualTo(CreditError.DATASET_NOT_FOUND);
    }

    @Test
    void aColumnWithoutAValueIsOneOfNumbers() {
        List<Map<String, Object>> lot = rows(1, 60);
        lot.forEach(row -> row.put("empty", null));
        company.put(dataset, 1, lot);

        assertThat(company.get(dataset).<String> path("fields.find { it.name == 'empty' }.type")).isNull();
        assertThat(seal().features().fields()).contains(Field.of("empty", FieldType.NUMBER));
        assertThat(company.get(dataset).<String> path("fields.find { it.name == 'empty' }.type")).isEqualTo("number");
    }

    @Test
    void rowsComeLotByLotInTheOrderOfTheirNumbers() {
        company.put(dataset, 30, rows(300, 2));
        company.put(dataset, 7, rows(70, 3));
        company.put(dataset, 20, List.of("no row"));
        company.put(dataset, 8, rows(80, 1));

        List<List<LabelledRow>> lots = stored.of(company.account().id(), UUID.fromString(dataset)).collect().asList().await()
                .indefinitely();

        assertThat(lots).extracting(lot -> lot.stream().map(LabelledRow::customer).toList())
                .containsExactly(List.of("70", "71", "72"), List.of("80"), List.of(), List.of("300", "301"));
        assertThat(lots.get(0).get(2)).isEqualTo(new LabelledRow(
                Map.of("customer", 72.0, "status", "defaulted", "gender", "f", "income", 1_522.0), LabelledRow.BAD, "72"));
    }

    private SealedDataset seal() {
        return pool.withTransaction(
                transaction -> datasets.seal(transaction, company.account().id(), UUID.fromString(dataset))).await()
                .indefinitely();
    }

    private Failure failure() {
        return catchThrowableOfType(Failure.class, this::seal);
    }
}
