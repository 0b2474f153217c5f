package dev.tino.core.web.page;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.Role;

@ApplicationScoped
class DataMenu {

    @Produces
    MenuEntry entry() {
        return new MenuEntry("data", DataPageResource.PATH, 40, Set.of(Role.ADMIN, Role.USER, Role.COMPANY),
                language -> language.words(DataMessages.class).title());
    }
}
