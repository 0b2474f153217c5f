package dev.tino.core.audit.request.traffic;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.MenuEntry;

@ApplicationScoped
class TrafficMenu {

    @Produces
    MenuEntry entry() {
        return new MenuEntry("traffic", TrafficPageResource.PATH, 10, Set.of(Role.ADMIN, Role.USER, Role.COMPANY, Role.ANALYST),
                language -> language.words(TrafficMessages.class).title());
    }
}
