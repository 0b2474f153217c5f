package dev.tino.credit.overview;

/** How many decisions of the last days came to what. */
record OutcomeCounts(long approve, long review, long refuse) {

    public long total() {
        return approve + review + refuse;
    }

    public Double share(long count) {
        return total() == 0 ? null : (double) count / total();
    }
}
