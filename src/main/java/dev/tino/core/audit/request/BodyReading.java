package dev.tino.core.audit.request;

import java.io.IOException;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import dev.tino.core.audit.request.redaction.Redaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/** Notes how a body begins when a resource takes it as a whole. Streams and forms are read otherwise and pass unnoticed. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
class BodyReading implements ReaderInterceptor {

    private final CurrentVertxRequest current;
    private final Redaction redaction;

    BodyReading(CurrentVertxRequest current, Redaction redaction) {
        this.current = current;
        this.redaction = redaction;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        RoutingContext context = current.getCurrent();
        if (RequestLogFilter.isNoted(context) && redaction.keepsBody(SeenRequest.place(context))) {
            reading.setInputStream(BodyStart.note(context, reading.getInputStream()));
        }
        return reading.proceed();
    }
}
