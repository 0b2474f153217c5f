package dev.tino.models.embedding;

import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;

/** Where any provider is asked. */
@Path("")
interface EmbeddingEndpoint {

    /**
     * @param authorization the key of those that take it so, or {@code null}
     * @param googleKey the key of Google, or {@code null}
     * @return an answer of any status, whose content is still to come and must be read off the event loop
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<RestResponse<InputStream>> post(@Url String url, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(Requests.GOOGLE_KEY) String googleKey, byte[] body);
}
