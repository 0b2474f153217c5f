package dev.tino.core.auth.account;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;

/** Everything that an account owns, one JSON object a line, at constant memory. */
@ApplicationScoped
class Export {

    private final UserService users;
    private final List<PersonalData> personalData;
    private final Ndjson ndjson;

    Export(UserService users, @All List<PersonalData> personalData, Ndjson ndjson) {
        this.users = users;
        this.personalData = personalData;
        this.ndjson = ndjson;
    }

    /**
     * One row of the export.
     *
     * @param kind what it is, such as {@code finance.transaction}
     * @param data the row as the routes show it
     */
    record Line(String kind, Object data) {
    }

    Multi<byte[]> of(UUID ownerId) {
        List<Multi<byte[]>> parts = new ArrayList<>();
        parts.add(users.get(ownerId).map(user -> ndjson.lines(List.of(new Line("account", user)))).toMulti());
        for (PersonalData data : personalData) {
            parts.add(ndjson.write(cursor -> data.page(ownerId, cursor).map(page -> lines(data.kind(), page))));
        }
        return Multi.createBy().concatenating().streams(parts);
    }

    private static Page<Line> lines(String kind, Page<?> page) {
        return new Page<>(page.items().stream().map(row -> new Line(kind, row)).toList(), page.nextCursor());
    }
}
