package dev.tino.core.audit.retention;

import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.MenuEntry;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

@ApplicationScoped
class RetentionMenu implements MenuEntry {

    @Override
    public String key() {
        return "retention";
    }

    @Override
    public String path() {
        return "/ui/retention";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Role.ADMIN);
    }

    @Override
    public String label(Locale language) {
        return MessageBundles.get(RetentionMessages.class, Localized.Literal.of(language.getLanguage())).title();
    }
}
