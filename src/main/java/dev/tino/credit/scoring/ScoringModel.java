package dev.tino.credit.scoring;

import java.util.UUID;

import dev.tino.credit.dataset.row.LabelledRow;

/** What all companies' models have in common. */
public final class ScoringModel {

    /** The labels are {@value LabelledRow#BAD} and {@value LabelledRow#GOOD}, ascending. */
    public static final int GOOD_INDEX = 1;

    private ScoringModel() {
    }

    public static String name(UUID companyId) {
        return "credit." + companyId;
    }
}
