package dev.tino.core.web;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.error.Failure;
import dev.tino.core.error.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Answers a request that a filter refuses, in the shape of every refusal. */
@ApplicationScoped
public class FilterRefusals {

    private final ObjectMapper json;

    FilterRefusals(ObjectMapper json) {
        this.json = json;
    }

    public void refuse(RoutingContext context, Failure failure) {
        try {
            byte[] problem = json.writeValueAsBytes(Problem.of(failure));
            var response = context.response().setStatusCode(failure.code().status());
            failure.headers().forEach(response::putHeader);
            response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(Buffer.buffer(problem));
        } catch (JsonProcessingException impossible) {
            context.fail(impossible);
        }
    }
}
