package dev.tino.models.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import dev.tino.core.web.PlainText;
import dev.tino.models.ModelError;
import dev.tino.models.route.VersionRows.Found;
import io.smallrye.mutiny.Uni;

/** Models by name: which version serves, and how good each of them is. */
@ApplicationScoped
class ModelPages {

    private static final long LIST = Cursor.fingerprint("models by name");
    private static final int LONGEST_NAME = 200;

    private final VersionRows versions;
    private final PresentChampions champions;

    ModelPages(VersionRows versions, PresentChampions champions) {
        this.versions = versions;
        this.champions = champions;
    }

    Uni<Page<ModelView>> page(Viewer viewer, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, LIST, 1);
        return versions.names(viewer, limit, cursor == null ? null : name(cursor))
                .map(names -> Page.cut(names, limit, last -> new Cursor(LIST, List.of(last))))
                .chain(page -> models(viewer, page.items()).map(models -> new Page<>(models, page.nextCursor())));
    }

    Uni<ModelView> find(Viewer viewer, String name) {
        return models(viewer, List.of(name)).map(models -> {
            if (models.isEmpty()) {
                throw ModelError.MODEL_NOT_FOUND.because("There is no model named %s", name);
            }
            return models.get(0);
        });
    }

    private Uni<List<ModelView>> models(Viewer viewer, List<String> names) {
        return versions.all(viewer, names)
                .chain(found -> champions.of(names).map(serving -> together(names, found, serving)));
    }

    /** One that was removed between the questions is left out. */
    private static List<ModelView> together(List<String> names, Map<String, List<Found>> found,
            Map<String, ChampionView> champions) {
        var models = new ArrayList<ModelView>();
        for (String name : names) {
            List<Found> there = found.get(name);
            if (there != null) {
                models.add(ModelView.of(there.get(0).ownerId(), champions.get(name),
                        there.stream().map(Found::view).toList()));
            }
        }
        return models;
    }

    private static String name(Cursor cursor) {
        String name = cursor.keys().get(0);
        if (PlainText.Rule.violation(name, LONGEST_NAME) != null) {
            throw Failure.invalid("cursor", "is not a cursor of this list");
        }
        return name;
    }
}
