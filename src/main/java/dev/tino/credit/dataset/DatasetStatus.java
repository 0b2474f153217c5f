package dev.tino.credit.dataset;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a dataset takes more rows. */
public enum DatasetStatus {
    OPEN,
    SEALED;

    public static DatasetStatus of(StoredDataset dataset) {
        return dataset.isSealed() ? SEALED : OPEN;
    }

    /** As clients read it. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
