package dev.tino.books.scraping.fetch;

import java.io.InputStream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;

/** Any page of a shop. */
@Path("")
interface PageEndpoint {

    /** @return an answer of any status, whose content is still to come and must be read off the event loop */
    @GET
    Uni<RestResponse<InputStream>> get(@Url String address, @HeaderParam(HttpHeaders.USER_AGENT) String robot,
            @HeaderParam(HttpHeaders.ACCEPT) String accepted);
}
