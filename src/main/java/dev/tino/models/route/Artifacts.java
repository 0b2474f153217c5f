package dev.tino.models.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import dev.tino.models.ModelVersion;
import io.smallrye.mutiny.Uni;

/** The files of versions as they are given out. */
@ApplicationScoped
public class Artifacts {

    private static final String REVALIDATED = "private, no-cache";

    private final VersionRows rows;
    private final VersionFiles files;

    Artifacts(VersionRows rows, VersionFiles files) {
        this.rows = rows;
        this.files = files;
    }

    /** The file, or 304 for whoever has it; fails with 404 when it is not there for him, with 409 when it cannot be trusted. */
    public Uni<Response> answer(Asker asker, ModelVersion version, Request request) {
        return rows.find(asker, version).chain(view -> {
            var tag = new EntityTag(view.sha256());
            Response.ResponseBuilder known = request.evaluatePreconditions(tag);
            return known != null ? Uni.createFrom().item(known.tag(tag).build())
                    : files.bytes(version).map(bytes -> Response.ok(bytes).tag(tag)
                            .header(HttpHeaders.CACHE_CONTROL, REVALIDATED)
                            .header(HttpHeaders.CONTENT_DISPOSITION,
                                    "attachment; filename=\"%s-%d.onnx\"".formatted(version.name(), version.version()))
                            .build());
        });
    }
}
