package dev.tino.models.page;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.Page;
import dev.tino.core.web.page.Viewer;
import dev.tino.models.ModelVersion;
import dev.tino.models.prediction.LiveAccuracies;
import dev.tino.models.prediction.LiveAccuracy;
import dev.tino.models.route.Askers;
import dev.tino.models.route.ModelList;
import dev.tino.models.route.ModelView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The leaderboard of all models that the viewer may see. */
@Path(ModelAddress.ALL)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class BoardPageResource {

    private static final int MODELS = 50;

    private final ModelList models;
    private final LiveAccuracies live;
    private final Askers askers;
    private final Viewer viewer;

    BoardPageResource(ModelList models, LiveAccuracies live, Askers askers, Viewer viewer) {
        this.models = models;
        this.live = live;
        this.askers = askers;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "models", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance board(Page<BoardLine> board);

        /** The rows alone, for the next page of them. */
        static native TemplateInstance board$rows(Page<BoardLine> board);
    }

    @GET
    public Uni<TemplateInstance> page(@RestQuery String cursor) {
        return board(cursor).map(board -> viewer.show(cursor == null ? Templates.board(board) : Templates.board$rows(board)));
    }

    private Uni<Page<BoardLine>> board(String cursor) {
        return models.page(askers.current(), MODELS, cursor).chain(page -> {
            List<ModelVersion> serving = page.items().stream().map(BoardLine::serving).toList();
            return live.of(serving).map(known -> new Page<>(
                    page.items().stream().map(model -> line(model, known)).toList(), page.nextCursor()));
        });
    }

    private static BoardLine line(ModelView model, Map<ModelVersion, LiveAccuracy> known) {
        return new BoardLine(model, BoardLine.champion(model), known.get(BoardLine.serving(model)));
    }
}
