package dev.tino.core.audit.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.audit.request.redaction.LoggedContent;

/** The platform's own routes whose bodies hold settings. */
@ApplicationScoped
class CoreLoggedContent {

    @Produces
    LoggedContent audit() {
        return new LoggedContent("/api/v1/audit");
    }
}
