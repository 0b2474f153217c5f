package dev.tino.credit.dataset.ready;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Somebody who orders.
 *
 * @param risk how bad a payer, around 0 with a variance of 1
 * @param size how large a company, likewise
 * @param years how long it has been in business
 */
record GeneratedCustomer(long id, double risk, double size, double years) {

    private static final double MISSING = 0.03;
    private static final double NO_HISTORY = 0.08;

    static GeneratedCustomer of(long id, SplittableRandom random) {
        return new GeneratedCustomer(id, Chance.normal(random), Chance.normal(random), 20 * Math.pow(random.nextDouble(), 2));
    }

    /** One of its orders. */
    Map<String, Object> order(SplittableRandom random) {
        Map<String, Object> drawn = new LinkedHashMap<>();
        addCompany(drawn, random);
        addPayments(drawn, random);
        addSuppliers(drawn, random);
        addOccurrences(drawn, random);
        boolean approved = GeneratedVerdict.of(drawn, random);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(BrazilianCredit.CUSTOMER, id);
        row.put(BrazilianCredit.STATUS, approved ? BrazilianCredit.APPROVED : BrazilianCredit.REFUSED);
        BrazilianCredit.FEATURES.stream().filter(name -> isKnown(name, random)).forEach(name -> {
            if (drawn.containsKey(name)) {
                row.put(name, drawn.get(name));
            }
        });
        return row;
    }

    /** Limits are always known: the company that asks has set them itself. */
    private static boolean isKnown(String name, SplittableRandom random) {
        return random.nextDouble() >= MISSING || name.equals("CliLimCredTot");
    }

    private void addCompany(Map<String, Object> row, SplittableRandom random) {
        row.put("CliLimCredTot", Math.rint(50 * StrictMath.exp(size + 0.3 * Chance.normal(random))) * 100);
        row.put("clisimples", Chance.flag(size < 0.5 ? 0.8 : 0.2, random));
        row.put("cliMicroEmpreendedor", Chance.flag(size < -0.8 ? 0.6 : 0.02, random));
        row.put("CliConsFinal", Chance.flag(0.15, random));
        row.put("QtConsultado", Chance.count(StrictMath.exp(1 + 0.5 * risk), random));
    }

    /** Shares of what was paid, in percent, by how late; a newcomer has none. */
    private void addPayments(Map<String, Object> row, SplittableRandom random) {
        if (random.nextDouble() < NO_HISTORY) {
            return;
        }
        double[] weights = new double[6];
        double total = 0;
        for (int delay = 0; delay < weights.length; delay++) {
            weights[delay] = random.nextDouble() * StrictMath.exp((delay < 2 ? 2.2 : -0.5 * delay) + delay * 0.45 * risk);
            total += weights[delay];
        }
        String[] names = { "HistPagPONTUAL", "HistPagAVISTA", "HistPag8_15", "HistPag16_30", "HistPag31_60", "HistPag_60" };
        for (int delay = 0; delay < names.length; delay++) {
            row.put(names[delay], Chance.amount(100 * weights[delay] / total));
        }
    }

    private void addSuppliers(Map<String, Object> row, SplittableRandom random) {
        double[] since = { 0, 0.5, 1, 3, 5, 10 };
        String[] names = { "RelaFornec0_6Meses", "RelaFornec6Mes_1Ano", "RelaFornec1_3Anos", "RelaFornec3_5Anos",
                "RelaFornec5_10Anos", "RelaFornec10Anos" };
        for (int age = 0; age < names.length; age++) {
            row.put(names[age], years < since[age] ? 0 : Chance.count(2 * StrictMath.exp(0.4 * size), random));
        }
        row.put("RelaFornecINAT", Chance.count(1 + years / 5, random));
    }

    private void addOccurrences(Map<String, Object> row, SplittableRandom random) {
        addOccurrence(row, "Pefin", 0.6, random);
        addOccurrence(row, "Refin", 0.3, random);
        addOccurrence(row, "DividasVenc", 0.2, random);
        row.put("FalenConcNumOcorrencia", Chance.count(0.02 * StrictMath.exp(risk), random));
        row.put("CheqSFundoNumOcorrencia", Chance.count(0.15 * StrictMath.exp(1.2 * risk), random));
        row.put("RechequeNumOcorrencia", Chance.count(0.05 * StrictMath.exp(risk), random));
        row.put("PartFalenNumOcorrencia", Chance.count(0.03, random));
    }

    private void addOccurrence(Map<String, Object> row, String kind, double often, SplittableRandom random) {
        int count = Chance.count(often * StrictMath.exp(1.1 * risk), random);
        row.put(kind + "NumOcorrencia", count);
        row.put(kind + "ValorTotal", Chance.amount(count * 800 * StrictMath.exp(0.5 * size + 0.6 * Chance.normal(random))));
    }
}
