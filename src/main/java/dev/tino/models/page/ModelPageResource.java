package dev.tino.models.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.error.Failure;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.page.Viewer;
import dev.tino.models.ModelVersion;
import dev.tino.models.page.Standing.Lines;
import dev.tino.models.route.Artifacts;
import dev.tino.models.route.Askers;
import dev.tino.models.route.VersionFiles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** One model: its versions, which of them served when, and how they differ. */
@Path(ModelAddress.ALL)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ModelPageResource {

    private final Standings standings;
    private final VersionFiles files;
    private final Artifacts artifacts;
    private final Askers askers;
    private final Viewer viewer;

    ModelPageResource(Standings standings, VersionFiles files, Artifacts artifacts, Askers askers, Viewer viewer) {
        this.standings = standings;
        this.files = files;
        this.artifacts = artifacts;
        this.askers = askers;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "models", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance model(Standing standing);

        static native TemplateInstance timeline(Lines lines);

        static native TemplateInstance comparison(Compared compared);
    }

    @GET
    @Path("/{name}")
    public Uni<TemplateInstance> page(String name) {
        return standings.of(askers.current(), name).map(standing -> viewer.show(Templates.model(standing)));
    }

    @GET
    @Path("/{name}/timeline")
    public Uni<TemplateInstance> timeline(String name, @RestQuery String before) {
        return standings.before(askers.current(), name, QueryParameter.count("before", before))
                .map(lines -> viewer.show(Templates.timeline(lines)));
    }

    @GET
    @Path("/{name}/compare")
    public Uni<TemplateInstance> compare(String name, @RestQuery String a, @RestQuery String b) {
        return files.compare(askers.current(), name, version("a", a), version("b", b))
                .map(comparison -> viewer.show(Templates.comparison(new Compared(comparison))));
    }

    @GET
    @Path("/{name}/versions/{version}/file")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Uni<Response> file(String name, int version, @Context Request request) {
        return artifacts.answer(askers.current(), new ModelVersion(name, version), request);
    }

    private static int version(String parameter, String value) {
        Integer version = QueryParameter.count(parameter, value);
        if (version == null) {
            throw Failure.invalid(parameter, "must name a version");
        }
        return version;
    }
}
