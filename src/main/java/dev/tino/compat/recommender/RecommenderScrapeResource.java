package dev.tino.compat.recommender;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.tino.compat.CompatConfig;
import dev.tino.compat.recommender.ScrapeService.Scraped;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;

@Path(Recommender.ROOT + "/scrape")
@EndpointDisabled(name = Recommender.ENABLED, stringValue = Recommender.OFF)
@RolesAllowed(Role.ADMIN)
@Tag(name = Recommender.TAG)
@Produces(MediaType.APPLICATION_JSON)
class RecommenderScrapeResource {

    private final ScrapeService scrapes;
    private final CompatConfig config;
    private final Caller caller;

    RecommenderScrapeResource(ScrapeService scrapes, CompatConfig config, Caller caller) {
        this.scrapes = scrapes;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Look at the whole shop", description = "Access: administrators. Waits for the end, for a time; a run that takes longer goes on as a job. While one is under way, that one is waited for.")
    @APIResponseSchema(value = Scraped.class, responseCode = "200")
    public Uni<Scraped> scrape() {
        return scrapes.run(caller.id(), config.patience());
    }
}
