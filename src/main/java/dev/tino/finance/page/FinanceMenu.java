package dev.tino.finance.page;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.MenuEntry;

@ApplicationScoped
class FinanceMenu {

    @Produces
    MenuEntry entry() {
        return new MenuEntry("finance", FinancePageResource.PATH, 15, Set.of(Role.USER),
                language -> language.words(FinanceMessages.class).title());
    }
}
