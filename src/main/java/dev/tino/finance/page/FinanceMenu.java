package dev.tino.finance.page;

import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.MenuEntry;

@ApplicationScoped
class FinanceMenu implements MenuEntry {

    @Override
    public String key() {
        return "finance";
    }

    @Override
    public String path() {
        return FinancePageResource.PATH;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Role.USER);
    }

    @Override
    public String label(Locale language) {
        return Texts.in(language).title();
    }
}
