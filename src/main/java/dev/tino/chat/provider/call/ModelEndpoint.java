package dev.tino.chat.provider.call;

import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;

/** Where any model is asked. */
@Path("")
interface ModelEndpoint {

    /**
     * @param authorization the key, or {@code null}
     * @param body is handed the answer, of any status. The stream that this ends with must not be read, for that waits
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<RestResponse<InputStream>> post(@Url String url, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(HttpHeaders.ACCEPT) String accepted, Outgoing body);
}
