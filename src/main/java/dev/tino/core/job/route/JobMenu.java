package dev.tino.core.job.route;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.MenuEntry;

@ApplicationScoped
class JobMenu {

    @Produces
    MenuEntry entry() {
        return new MenuEntry("jobs", JobPageResource.PATH, 30, Set.of(Role.ADMIN, Role.USER, Role.COMPANY, Role.ANALYST),
                language -> language.words(JobMessages.class).title());
    }
}
