package dev.tino.finance.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.demo.DemoClient;
import dev.tino.core.demo.DemoData;
import dev.tino.core.demo.DemoSite;
import dev.tino.finance.corpus.GeneratedLine;
import dev.tino.finance.corpus.Lexicon;
import dev.tino.finance.corpus.StatementGenerator;

/**
 * Statements of some months, imported one by one. The oldest comes with its categories, of what the model did not know of
 * the others the user corrects a few each time: she has a model of her own.
 */
@ApplicationScoped
class DemoStatements implements DemoData {

    private static final String FINANCE = "/api/v1/finance/";
    private static final int MONTHS = 6;
    private static final int LINES_A_MONTH = 70;
    private static final int CORRECTIONS_A_MONTH = 3;
    private static final int CLASSIFIED = 3_000;
    private static final long SEED = 2026;

    @Override
    public void make(DemoSite site) throws IOException, InterruptedException {
        DemoClient user = site.as(site.people().user().token());
        Set<String> there = new HashSet<>();
        user.get(FINANCE + "imports?limit=500").get("items").forEach(one -> there.add(one.get("fileName").asText()));
        Map<String, String> categories = new HashMap<>();
        user.get(FINANCE + "categories").get("items")
                .forEach(one -> categories.put(one.get("name").asText(), one.get("id").asText()));
        for (int back = MONTHS - 1; back >= 0; back--) {
            YearMonth month = YearMonth.now().minusMonths(back);
            String file = "extrato-%s.csv".formatted(month);
            if (!there.contains(file)) {
                List<GeneratedLine> lines = lines(month);
                JsonNode result = user.upload(FINANCE + "imports", file, csv(lines, back == MONTHS - 1));
                correct(user, result.get("transactions"), lines, categories);
            }
        }
        classify(user);
    }

    private static List<GeneratedLine> lines(YearMonth month) {
        var generator = new StatementGenerator(Lexicon.load(), SEED + month.getYear() * 12L + month.getMonthValue());
        LocalDate today = LocalDate.now();
        int last = month.equals(YearMonth.from(today)) ? today.getDayOfMonth() : month.lengthOfMonth();
        return generator.generate(LINES_A_MONTH)
                .map(line -> new GeneratedLine(line.description(), line.amount(),
                        month.atDay(1 + (line.date().getDayOfMonth() - 1) % last), line.category(), line.merchant()))
                .toList();
    }

    private static String csv(List<GeneratedLine> lines, boolean withCategories) {
        return "Data;Descrição;Valor" + (withCategories ? ";Categoria\n" : "\n") + lines.stream()
                .map(line -> "%s;\"%s\";%s%s".formatted(line.date(), line.description().replace("\"", "\"\""), line.amount(),
                        withCategories ? ";" + line.category() : ""))
                .collect(Collectors.joining("\n"));
    }

    private static void correct(DemoClient user, JsonNode transactions, List<GeneratedLine> lines,
            Map<String, String> categories) throws IOException, InterruptedException {
        Map<String, String> truth = new HashMap<>();
        lines.forEach(line -> truth.put(line.description().strip(), line.category()));
        int corrected = 0;
        for (JsonNode transaction : transactions) {
            String category = truth.get(transaction.get("description").asText());
            if (corrected < CORRECTIONS_A_MONTH && category != null
                    && !category.equals(transaction.get("category").asText(null))) {
                user.send("PATCH", FINANCE + "transactions/" + transaction.get("id").asText(),
                        Map.of("categoryId", categories.get(category)));
                corrected++;
            }
        }
    }

    /** A job with a result. */
    private static void classify(DemoClient user) throws IOException, InterruptedException {
        for (JsonNode job : user.get("/api/v1/jobs?limit=500").get("items")) {
            if (job.get("kind").asText().equals("finance.classification")) {
                return;
            }
        }
        List<Map<String, Object>> lines = new ArrayList<>();
        new StatementGenerator(Lexicon.load(), SEED).generate(CLASSIFIED).forEach(line -> lines.add(
                Map.of("date", line.date().toString(), "description", line.description(), "amount", line.amount())));
        user.send("POST", FINANCE + "classification-jobs", Map.of("transactions", lines));
    }
}
