package dev.tino.core.error;

import java.io.CharConversionException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;

import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.pgclient.PgException;

/** Turns whatever a request ends with into problem+json, in one place. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final OutageLog OUTAGE = new OutageLog(LOG);
    private static final String FORM_PARSER = "org.jboss.resteasy.reactive.server.core.multipart.";
    /** What a row refers to is gone; serialization failure; deadlock. */
    private static final Set<String> OVERTAKEN = Set.of("23503", "40001", "40P01");

    @ServerExceptionMapper
    public RestResponse<Problem> refused(Failure failure) {
        return answer(Problem.of(failure), failure.headers());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalid(ConstraintViolationException exception) {
        return refused(Failure.invalid(exception.getConstraintViolations().stream()
                .map(violation -> new Violation(field(violation), violation.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> mismatched(MismatchedInputException exception) {
        return refused(JsonFailures.of(exception));
    }

    @ServerExceptionMapper({ AuthenticationFailedException.class, UnauthorizedException.class })
    public RestResponse<Problem> unauthorized() {
        return answer(Problem.of(CoreError.UNAUTHORIZED, "A valid bearer token is needed"));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> forbidden(ForbiddenException exception) {
        return answer(Problem.of(CoreError.FORBIDDEN, "The caller's role does not allow this"));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> noUnicode(CharConversionException exception) {
        return refused(JsonFailures.ofEncoding());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> web(WebApplicationException exception, ServerRequestContext request) {
        if (exception.getCause() instanceof Failure failure) {
            return refused(failure);
        }
        if (exception.getCause() instanceof JsonProcessingException json) {
            return refused(JsonFailures.of(json));
        }
        return switch (exception.getResponse().getStatus()) {
            case 400 -> answer(Problem.of(CoreError.MALFORMED, "The request could not be read"));
            case 401 -> unauthorized();
            case 403 -> answer(Problem.of(CoreError.FORBIDDEN, "The caller's role does not allow this"));
            case 404 -> answer(Problem.of(CoreError.NOT_FOUND, "There is nothing at this address"));
            case 405 -> answer(Problem.of(CoreError.METHOD_NOT_ALLOWED, "This address does not know that method"));
            case 406 -> answer(Problem.of(CoreError.NOT_ACCEPTABLE, "None of the accepted media types can be produced"));
            case 413 -> answer(Problem.of(CoreError.TOO_LARGE, "The body is larger than this address takes"));
            case 415 -> answer(Problem.of(CoreError.UNSUPPORTED_MEDIA_TYPE, "This address does not take that media type"));
            default -> unexpected(exception, request);
        };
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unexpected(Throwable exception, ServerRequestContext request) {
        if (request.serverResponse().closed()) {
            LOG.debugf("The client is gone: %s", exception);
            return answer(Problem.of(CoreError.MALFORMED, "The request broke off"));
        }
        if (DatabaseAway.isReasonFor(exception)) {
            OUTAGE.failed(exception);
            return answer(Problem.of(CoreError.UNAVAILABLE, "The database does not answer"));
        }
        if (isMalformedForm(exception)) {
            LOG.infof("Malformed form: %s", exception);
            return answer(Problem.of(CoreError.MALFORMED, "The form is malformed"));
        }
        if (isOvertaken(exception)) {
            LOG.warnf("Overtaken: %s", exception.getMessage());
            return answer(Problem.of(CoreError.CONFLICT,
                    "Another request changed or removed what this one needs; look and try again"));
        }
        LOG.error("Request failed", exception);
        return answer(Problem.of(CoreError.INTERNAL, "Something went wrong here; the traceId finds it in the log"));
    }

    /** The form parser refuses with exceptions of many kinds, none of them its own, but they all come from there. */
    private static boolean isMalformedForm(Throwable exception) {
        // A disk that is full is no fault of the form.
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            StackTraceElement[] frames = cause.getStackTrace();
            if (cause instanceof FileSystemException || frames.length > 0 && frames[0].getClassName().startsWith("sun.nio.")) {
                return false;
            }
        }
        return Arrays.stream(exception.getStackTrace()).limit(6)
                .anyMatch(frame -> frame.getClassName().startsWith(FORM_PARSER));
    }

    /** Lost against a request that ran at the same time. */
    private static boolean isOvertaken(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof StaleStateException
                    || cause instanceof PgException pg && OVERTAKEN.contains(pg.getSqlState())) {
                return true;
            }
        }
        return false;
    }

    private static RestResponse<Problem> answer(Problem problem) {
        return answer(problem, Map.of());
    }

    private static RestResponse<Problem> answer(Problem problem, Map<String, String> headers) {
        var response = RestResponse.ResponseBuilder.<Problem> create(problem.status()).entity(problem)
                .type(Problem.MEDIA_TYPE);
        headers.forEach(response::header);
        if (problem.status() == 503 && !headers.containsKey(HttpHeaders.RETRY_AFTER)) {
            // Spread over some seconds, so that clients do not come back all at once.
            response.header(HttpHeaders.RETRY_AFTER, ThreadLocalRandom.current().nextInt(2, 6));
        }
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    /** The path below the method's parameter: clients know bodies and query parameters, not our methods. */
    private static String field(ConstraintViolation<?> violation) {
        var path = new StringBuilder();
        String parameter = "body";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            }
            if (node.isInIterable() && node.getIndex() != null) {
                path.append('[').append(node.getIndex()).append(']');
            }
            if (node.getName() != null && node.getKind() == ElementKind.PROPERTY) {
                path.append(path.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return path.isEmpty() ? parameter : path.toString();
    }
}
