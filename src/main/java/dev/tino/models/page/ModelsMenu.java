package dev.tino.models.page;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.MenuEntry;

@ApplicationScoped
class ModelsMenu {

    @Produces
    MenuEntry entry() {
        return new MenuEntry("models", ModelAddress.ALL, 20, Set.of(Role.ADMIN, Role.USER, Role.COMPANY),
                language -> language.words(ModelMessages.class).title());
    }
}
