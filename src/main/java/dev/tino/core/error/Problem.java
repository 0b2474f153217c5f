package dev.tino.core.error;

import java.util.List;
import java.util.Locale;

import org.jboss.logging.MDC;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * A refusal on the wire, as <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a> has it.
 *
 * @param code stable name of the reason, for programs
 * @param traceId the correlation id that stands in the log lines of the same request
 * @param violations the fields that are wrong, when the reason is a field
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String code, String traceId,
        List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** Key of the correlation id in the logging context. */
    public static final String TRACE_ID = "traceId";

    public static Problem of(ErrorCode code, String detail) {
        return of(code, detail, List.of());
    }

    public static Problem of(Failure failure) {
        return of(failure.code(), failure.detail(), failure.violations());
    }

    /** The same in other words. */
    public Problem saying(String other) {
        return new Problem(type, title, status, other, code, traceId, violations);
    }

    private static Problem of(ErrorCode code, String detail, List<Violation> violations) {
        return new Problem("urn:tino:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                HttpResponseStatus.valueOf(code.status()).reasonPhrase(), code.status(), detail, code.name(),
                (String) MDC.get(TRACE_ID), violations);
    }
}
