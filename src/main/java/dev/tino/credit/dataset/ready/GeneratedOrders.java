package dev.tino.credit.dataset.ready;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Orders with the fields of {@link BrazilianCredit}, made up: some customers order several times, some values are missing,
 * and whether an order is well to approve follows from its values in no straight line, and a little from chance.
 */
public final class GeneratedOrders {

    /** How often somebody orders who has ordered before. */
    private static final double RETURNING = 0.5;
    private static final int MOST_CUSTOMERS = 1_000_000;

    private final SplittableRandom random;
    private final long firstCustomer;
    private final List<GeneratedCustomer> customers = new ArrayList<>();

    private GeneratedOrders(long seed) {
        this.random = new SplittableRandom(seed);
        // Those of another seed are others.
        this.firstCustomer = Math.floorMod(seed, (long) MOST_CUSTOMERS) * MOST_CUSTOMERS + 1;
    }

    /**
     * The same rows for the same seed, on any machine; fewer of them are the beginning of more.
     *
     * @return each by field, with whole numbers as {@link Integer} or {@link Long}, others as {@link Double}; what is
     *         missing is not there
     */
    public static List<Map<String, Object>> rows(int count, long seed) {
        var orders = new GeneratedOrders(seed);
        List<Map<String, Object>> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(orders.customer().order(orders.random));
        }
        return rows;
    }

    private GeneratedCustomer customer() {
        if (!customers.isEmpty() && random.nextDouble() < RETURNING) {
            return customers.get(random.nextInt(customers.size()));
        }
        var customer = GeneratedCustomer.of(firstCustomer + customers.size(), random);
        customers.add(customer);
        return customer;
    }
}
