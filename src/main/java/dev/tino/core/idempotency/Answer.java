package dev.tino.core.idempotency;

import java.net.URI;

import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The answer to a request that creates.
 *
 * @param location path of what was created, or null when it is not one thing
 */
public record Answer(int status, String location, String contentType, byte[] body) {

    static final String REPLAYED = "Idempotency-Replayed";

    /** 201 with a JSON body. */
    public static Answer created(String location, byte[] json) {
        return new Answer(201, location, MediaType.APPLICATION_JSON, json);
    }

    /** 202 with a JSON body. */
    public static Answer accepted(String location, byte[] json) {
        return new Answer(202, location, MediaType.APPLICATION_JSON, json);
    }

    RestResponse<byte[]> response(boolean replayed) {
        var response = ResponseBuilder.<byte[]> create(status).entity(body).type(contentType);
        if (location != null) {
            response.location(URI.create(location));
        }
        if (replayed) {
            response.header(REPLAYED, "true");
        }
        return response.build();
    }

    @Override
    public String toString() {
        return "Answer[status=%d, location=%s]".formatted(status, location);
    }
}
