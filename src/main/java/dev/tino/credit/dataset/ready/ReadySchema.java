package dev.tino.credit.dataset.ready;

import dev.tino.credit.dataset.definition.NewDataset;

/**
 * A kind of dataset that is well known.
 *
 * @param dataset a ready body for a new one
 */
record ReadySchema(String name, String description, NewDataset dataset) {

    static final ReadySchema BRAZILIAN_CREDIT = new ReadySchema(BrazilianCredit.NAME,
            "Orders of Brazilian companies as credit bureaus describe them, each liberado or bloqueado",
            BrazilianCredit.dataset());
}
