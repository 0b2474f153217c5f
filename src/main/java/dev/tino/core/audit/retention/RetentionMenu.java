package dev.tino.core.audit.retention;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.MenuEntry;

@ApplicationScoped
class RetentionMenu {

    @Produces
    MenuEntry entry() {
        return new MenuEntry("retention", "/ui/retention", 60, Set.of(Role.ADMIN),
                language -> language.words(RetentionMessages.class).title());
    }
}
