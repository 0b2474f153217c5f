package dev.tino.core.audit.request;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.MenuEntry;

@ApplicationScoped
class RequestsMenu {

    @Produces
    MenuEntry entry() {
        return new MenuEntry("requests", "/ui/requests", 50, Set.of(Role.ADMIN, Role.USER, Role.COMPANY, Role.ANALYST),
                language -> language.words(RequestsMessages.class).title());
    }
}
