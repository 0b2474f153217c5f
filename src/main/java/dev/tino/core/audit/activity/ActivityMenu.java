package dev.tino.core.audit.activity;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.MenuEntry;

@ApplicationScoped
class ActivityMenu {

    @Produces
    MenuEntry entry() {
        return new MenuEntry("activities", "/ui/activities", 80, Set.of(Role.ADMIN, Role.USER, Role.COMPANY, Role.ANALYST),
                language -> language.words(ActivityMessages.class).title());
    }
}
