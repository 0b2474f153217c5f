package dev.tino.books.scraping;

import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.books.training.BookTraining;
import dev.tino.core.web.Role;
import dev.tino.core.web.page.Toast;
import dev.tino.core.web.page.Viewer;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** What administrators do about the catalogue on the page of data. */
@Path("/ui/books")
@RolesAllowed(Role.ADMIN)
@Produces(MediaType.TEXT_HTML)
class BooksPageResource {

    private final Scrapes scrapes;
    private final BookTraining training;
    private final BooksPanel panel;
    private final Pool pool;
    private final Viewer viewer;

    BooksPageResource(Scrapes scrapes, BookTraining training, BooksPanel panel, Pool pool, Viewer viewer) {
        this.scrapes = scrapes;
        this.training = training;
        this.panel = panel;
        this.pool = pool;
        this.viewer = viewer;
    }

    @POST
    @Path("/scrapes")
    public Uni<RestResponse<TemplateInstance>> scrape() {
        UUID actorId = viewer.id();
        return shown(pool.withTransaction(transaction -> scrapes.submit(transaction, actorId)), BooksMessages::scrapeQueued);
    }

    @POST
    @Path("/training")
    public Uni<RestResponse<TemplateInstance>> train() {
        UUID actorId = viewer.id();
        return shown(pool.withTransaction(transaction -> training.submit(transaction, actorId, Set.of())),
                BooksMessages::trainQueued);
    }

    private Uni<RestResponse<TemplateInstance>> shown(Uni<UUID> queued, Function<BooksMessages, String> word) {
        return queued.chain(panel::show).map(viewer::show)
                .map(shown -> Toast.good(shown, word.apply(viewer.language().words(BooksMessages.class))));
    }
}
