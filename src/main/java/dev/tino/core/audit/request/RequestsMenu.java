package dev.tino.core.audit.request;

import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.MenuEntry;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

@ApplicationScoped
class RequestsMenu implements MenuEntry {

    @Override
    public String key() {
        return "requests";
    }

    @Override
    public String path() {
        return "/ui/requests";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Role.ADMIN, Role.USER, Role.COMPANY, Role.ANALYST);
    }

    @Override
    public String label(Locale language) {
        return MessageBundles.get(RequestsMessages.class, Localized.Literal.of(language.getLanguage())).title();
    }
}
