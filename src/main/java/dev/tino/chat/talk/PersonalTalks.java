package dev.tino.chat.talk;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;

/** A person's talks, deleted ones too as long as they are kept. */
@ApplicationScoped
class PersonalTalks implements PersonalData {

    private final TalkRows rows;

    PersonalTalks(TalkRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "chat.talk";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return rows.all(ownerId, Ndjson.PAGE, cursor);
    }
}
