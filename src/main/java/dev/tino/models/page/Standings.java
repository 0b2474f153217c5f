package dev.tino.models.page;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.models.page.Standing.Lines;
import dev.tino.models.release.Champion;
import dev.tino.models.release.Champions;
import dev.tino.models.route.Asker;
import dev.tino.models.route.ModelList;
import dev.tino.models.route.VersionRows;
import io.smallrye.mutiny.Uni;

/** Models as their pages show them, to those who may see them. */
@ApplicationScoped
class Standings {

    private static final int LINES = 8;

    private final ModelList models;
    private final VersionRows rows;
    private final Champions champions;

    Standings(ModelList models, VersionRows rows, Champions champions) {
        this.models = models;
        this.rows = rows;
        this.champions = champions;
    }

    /** Fails with 404 when there is nothing for him. */
    Uni<Standing> of(Asker asker, String name) {
        return models.find(asker, name)
                .chain(model -> lines(name, null).map(timeline -> new Standing(model, timeline, null)));
    }

    /** The part of the timeline before a line of it. */
    Uni<Lines> before(Asker asker, String name, Integer sequence) {
        return rows.check(asker, name).chain(() -> lines(name, sequence));
    }

    private Uni<Lines> lines(String name, Integer before) {
        return champions.timeline(name, before, LINES + 1).map(lines -> {
            boolean more = lines.size() > LINES;
            List<Champion> items = more ? lines.subList(0, LINES) : lines;
            return new Lines(ModelAddress.of(name), items, before == null, more ? items.get(LINES - 1).sequence() : null);
        });
    }
}
