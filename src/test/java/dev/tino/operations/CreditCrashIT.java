package dev.tino.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.credit.TestCompany;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.CreditClient;
import dev.tino.testsupport.RunningTino;

/** A node that is killed while a company sends lots, and while its model is trained. */
class CreditCrashIT {

    private static final int LOTS = 12;
    private static final int LOT = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private RunningTino tino;

    private RunningTino start() {
        tino = RunningTino.in(folder, Map.of("TINO_JOBS_LEASE", "1S"));
        return tino;
    }

    @Test
    void nothingIsLostBetweenLotsAndTheTrainingBeginsAgainByItself() throws Exception {
        start();
        var company = CreditClient.register(() -> tino);
        String dataset = company.dataset(TestCompany.definition());
        List<Map<String, Object>> rows = TestCompany.rows(LOTS * LOT, 1);
        int answered = 0;
        for (int lot = 1; lot <= LOTS; lot++) {
            if (lot % 4 == 0) {
                killWhileItTakes(company, dataset, lot, rows);
                start();
            }
            // Sent again when the answer to the first time was lost: it is stored once.
            assertThat(company.lot(dataset, lot, rows.subList((lot - 1) * LOT, lot * LOT)).statusCode()).isEqualTo(200);
            answered += LOT;
            assertThat(company.get("datasets/" + dataset).get("rows").asInt()).isEqualTo(answered);
        }

        String job = company.seal(dataset);
        Awaiting.until(() -> progress(company, job), done -> done > 0);
        tino.kill();
        start();
        JsonNode result = company.result(job, PATIENCE);

        assertThat(company.expect(200, company.send("GET", "/api/v1/jobs/" + job, null)).get("attempts").asInt())
                .isGreaterThan(1);
        assertThat(result.at("/dataset/rows").asInt()).isEqualTo(LOTS * LOT);
        assertThat(result.at("/model/version").asInt()).isEqualTo(1);
        assertThat(company.post("decisions", Map.of("orderId", "1", "features", TestCompany.features(1))).statusCode())
                .isEqualTo(201);
        tino.close();
    }

    private void killWhileItTakes(CreditClient company, String dataset, int lot, List<Map<String, Object>> rows)
            throws Exception {
        Thread sender = new Thread(() -> {
            try {
                company.lot(dataset, lot, rows.subList((lot - 1) * LOT, lot * LOT));
            } catch (Exception killed) {
                // Whether it was stored is seen afterwards.
            }
        });
        sender.start();
        Thread.sleep(lot);
        tino.kill();
        sender.join();
    }

    private static long progress(CreditClient company, String job) {
        try {
            return company.expect(200, company.send("GET", "/api/v1/jobs/" + job, null)).at("/progress/done").asLong();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
