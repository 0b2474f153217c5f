package dev.tino.credit.decision;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;

/** A company's decisions, which go with its account. */
@ApplicationScoped
class PersonalDecisions implements PersonalData {

    private final DecisionRows rows;

    PersonalDecisions(DecisionRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "credit.decision";
    }

    @Override
    public Uni<Page<DecisionView.Whole>> page(UUID ownerId, String cursor) {
        return rows.page(ownerId, DecisionFilter.ALL, Ndjson.PAGE, cursor).map(page -> new Page<>(page.items().stream()
                .map(decision -> DecisionView.Whole.of(decision, Language.PORTUGUESE)).toList(), page.nextCursor()));
    }
}
