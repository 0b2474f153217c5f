package dev.tino.core.audit.request.traffic;

import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.MenuEntry;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

@ApplicationScoped
class TrafficMenu implements MenuEntry {

    @Override
    public String key() {
        return "traffic";
    }

    @Override
    public String path() {
        return "/ui/traffic";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Role.ADMIN, Role.USER, Role.COMPANY, Role.ANALYST);
    }

    @Override
    public String label(Locale language) {
        return MessageBundles.get(TrafficMessages.class, Localized.Literal.of(language.getLanguage())).title();
    }
}
