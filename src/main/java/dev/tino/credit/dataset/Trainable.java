package dev.tino.credit.dataset;

/** How much a model needs at least. */
public final class Trainable {

    private static final int FEWEST_ROWS = 50;
    private static final int FEWEST_OF_A_CLASS = 10;
    /** Tests are made of five parts, none of which shares a customer with another one. */
    private static final int FEWEST_CUSTOMERS = 5;
    private static final int FEWEST_CUSTOMERS_OF_A_CLASS = 3;

    /** In words for people. */
    public static final String NEEDED = "A model needs at least %d rows, %d to approve and %d to refuse among them"
            .formatted(FEWEST_ROWS, FEWEST_OF_A_CLASS, FEWEST_OF_A_CLASS);
    /** As {@link #NEEDED}, where a field names the customers. */
    static final String NEEDED_CUSTOMERS = "A model needs rows of at least %d customers, %d with one to approve and %d with one to refuse among them"
            .formatted(FEWEST_CUSTOMERS, FEWEST_CUSTOMERS_OF_A_CLASS, FEWEST_CUSTOMERS_OF_A_CLASS);

    private Trainable() {
    }

    /** Whether so many rows are enough. */
    public static boolean is(long good, long bad) {
        return good + bad >= FEWEST_ROWS && Math.min(good, bad) >= FEWEST_OF_A_CLASS;
    }

    /**
     * Whether so many customers are enough.
     *
     * @param good with a good row
     * @param bad with a bad row
     */
    static boolean areCustomers(long all, long good, long bad) {
        return all >= FEWEST_CUSTOMERS && Math.min(good, bad) >= FEWEST_CUSTOMERS_OF_A_CLASS;
    }
}
