package dev.tino.core.audit.activity;

import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.MenuEntry;
import io.quarkus.qute.i18n.MessageBundles;

@ApplicationScoped
class ActivityMenu implements MenuEntry {

    @Override
    public String key() {
        return "activities";
    }

    @Override
    public String path() {
        return "/ui/activities";
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Role.ADMIN, Role.USER, Role.COMPANY, Role.ANALYST);
    }

    @Override
    public String label(Locale language) {
        return MessageBundles.get(ActivityMessages.class, io.quarkus.qute.i18n.Localized.Literal.of(language.getLanguage()))
                .title();
    }
}
