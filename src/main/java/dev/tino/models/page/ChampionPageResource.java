package dev.tino.models.page;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;

import dev.tino.core.web.PlainText;
import dev.tino.core.web.page.Viewer;
import dev.tino.models.ModelVersion;
import dev.tino.models.release.Champion;
import dev.tino.models.release.Champions;
import dev.tino.models.route.Askers;
import dev.tino.models.route.Rollback;
import dev.tino.models.route.VersionRows;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** What is done to models on their pages: by whom and under which conditions is what the routes of programs say. */
@Path(ModelAddress.ALL)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ChampionPageResource {

    private final VersionRows rows;
    private final Champions champions;
    private final Standings standings;
    private final Askers askers;
    private final Viewer viewer;

    ChampionPageResource(VersionRows rows, Champions champions, Standings standings, Askers askers, Viewer viewer) {
        this.rows = rows;
        this.champions = champions;
        this.standings = standings;
        this.askers = askers;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "models", requireTypeSafeExpressions = true)
    static class Templates {
        /** All that an act changes. */
        static native TemplateInstance standing(Standing standing);
    }

    @PUT
    @Path("/{name}/champion")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<TemplateInstance> promote(String name, @RestForm @Min(1) int version,
            @RestForm @NotNull @PlainText(max = 500) String reason) {
        var looker = askers.current();
        return rows.find(looker, new ModelVersion(name, version))
                .chain(() -> champions.promote(name, version, reason, looker.id())).chain(this::told);
    }

    @POST
    @Path("/{name}/rollback")
    public Uni<TemplateInstance> rollBack(String name) {
        var looker = askers.current();
        return rows.check(looker, name).chain(() -> champions.rollback(name, looker.id(), Rollback.reason(null)))
                .chain(this::told);
    }

    private Uni<TemplateInstance> told(Champion act) {
        return standings.of(askers.current(), act.name())
                .map(standing -> viewer.show(Templates.standing(standing.after(act))));
    }
}
