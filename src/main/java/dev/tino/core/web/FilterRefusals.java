package dev.tino.core.web;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.error.Failure;
import dev.tino.core.error.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Answers a request that a filter refuses, in the shape of every refusal: as a page for whoever goes to one. */
@ApplicationScoped
public class FilterRefusals {

    private final ObjectMapper json;

    FilterRefusals(ObjectMapper json) {
        this.json = json;
    }

    public void refuse(RoutingContext context, Failure failure) {
        Problem problem = RefusalPage.told(context, Problem.of(failure));
        var response = context.response().setStatusCode(failure.code().status());
        failure.headers().forEach(response::putHeader);
        if (RefusalPage.isWanted(context)) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8").end(RefusalPage.of(context, problem));
            return;
        }
        try {
            response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(Buffer.buffer(json.writeValueAsBytes(problem)));
        } catch (JsonProcessingException impossible) {
            context.fail(impossible);
        }
    }
}
