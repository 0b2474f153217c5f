package dev.tino.finance.classification;

import java.util.List;

import dev.tino.ml.dataset.Row;

/** Lines that are classified together, and how the answer is made of what was found. */
interface Lot<T> {

    /** Of {@link TransactionFeatures#SCHEMA}, one for each line. */
    List<Row> rows();

    T answer(Findings findings);
}
