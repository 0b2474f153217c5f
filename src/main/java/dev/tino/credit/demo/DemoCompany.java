package dev.tino.credit.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.auth.token.MachineTokens;
import dev.tino.core.demo.DemoClient;
import dev.tino.core.demo.DemoData;
import dev.tino.core.demo.DemoSite;
import dev.tino.core.web.Role;
import dev.tino.credit.dataset.ready.BrazilianCredit;
import dev.tino.credit.dataset.ready.GeneratedOrders;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** A company with past orders, a model that learned them, and decisions on new ones, of which people looked at some. */
@ApplicationScoped
class DemoCompany implements DemoData {

    private static final String CREDIT = "/api/v1/credit/";
    private static final String NAME = "Distribuidora Aurora";
    private static final String EMAIL = "credito@tino.example";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LOTS = 2;
    private static final int ROWS_OF_A_LOT = 80;
    private static final int DECISIONS = 40;

    private final MachineTokens tokens;
    private final Pool pool;

    DemoCompany(MachineTokens tokens, Pool pool) {
        this.tokens = tokens;
        this.pool = pool;
    }

    @Override
    public void make(DemoSite site) throws IOException, InterruptedException {
        String token = token(site);
        site.tell("The company %s gets in by the token %s".formatted(NAME, token));
        DemoClient company = site.as(token);
        JsonNode datasets = company.get(CREDIT + "datasets?limit=1").get("items");
        String dataset = datasets.isEmpty()
                ? company.send("POST", CREDIT + "datasets", BrazilianCredit.dataset()).get("id").asText()
                : datasets.get(0).get("id").asText();
        if (company.get(CREDIT + "datasets/" + dataset).get("sealedAt").isNull()) {
            for (int lot = 1; lot <= LOTS; lot++) {
                company.send("PUT", CREDIT + "datasets/" + dataset + "/batches/" + lot,
                        Map.of("rows", GeneratedOrders.rows(ROWS_OF_A_LOT, lot)));
            }
            company.send("POST", CREDIT + "datasets/" + dataset + "/seal", null);
        }
        for (JsonNode job : company.get("/api/v1/jobs?limit=500").get("items")) {
            company.await(job.get("id").asText());
        }
        decide(company);
    }

    /** The first company with the address is the one. */
    private String token(DemoSite site) throws IOException, InterruptedException {
        List<UUID> found = pool.preparedQuery("select id from credit_company where email = $1 order by id limit 1")
                .execute(Tuple.of(EMAIL)).map(rows -> rows.stream().map(row -> row.getUUID(0)).toList())
                .await().atMost(PATIENCE);
        return found.isEmpty()
                ? site.as(null).send("POST", CREDIT + "companies", Map.of("name", NAME, "email", EMAIL)).get("token").asText()
                : tokens.kept(found.get(0), Role.COMPANY).await().atMost(PATIENCE);
    }

    /** Safe to repeat: an order keeps its decision, and a decision its review. */
    private static void decide(DemoClient company) throws IOException, InterruptedException {
        var orders = GeneratedOrders.rows(DECISIONS, LOTS + 1);
        for (int i = 0; i < orders.size(); i++) {
            Map<String, Object> features = new LinkedHashMap<>(orders.get(i));
            boolean isGood = BrazilianCredit.APPROVED.equals(features.remove(BrazilianCredit.STATUS));
            JsonNode decision = company.send("POST", CREDIT + "decisions",
                    Map.of("orderId", "2026-%05d".formatted(i + 1), "features", features));
            String path = CREDIT + "decisions/" + decision.get("id").asText();
            if (decision.get("outcome").asText().equals("review") && i % 2 == 0) {
                company.send("POST", path + "/review", Map.of("outcome", isGood ? "approve" : "refuse"));
            } else if (i % 3 == 0) {
                company.send("POST", path + "/outcome", Map.of("outcome", isGood ? "good" : "bad"));
            }
        }
    }
}
