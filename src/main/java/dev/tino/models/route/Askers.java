package dev.tino.models.route;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import io.quarkus.security.identity.SecurityIdentity;

/** Who makes this request, as far as models are concerned. */
@ApplicationScoped
public class Askers {

    private final Caller caller;
    private final SecurityIdentity identity;

    Askers(Caller caller, SecurityIdentity identity) {
        this.caller = caller;
        this.identity = identity;
    }

    public Asker current() {
        return new Asker(caller.id(), identity.hasRole(Role.ADMIN));
    }
}
