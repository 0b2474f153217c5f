package dev.tino.books.recommendation.preference;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;

/** What a person likes and dislikes, for his export. */
@ApplicationScoped
class PersonalPreferences implements PersonalData {

    private final Preferences preferences;

    PersonalPreferences(Preferences preferences) {
        this.preferences = preferences;
    }

    @Override
    public String kind() {
        return "books.preference";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return preferences.page(ownerId, Ndjson.PAGE, cursor);
    }
}
