package dev.tino.models.page;

import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.MenuEntry;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

@ApplicationScoped
class ModelsMenu implements MenuEntry {

    @Override
    public String key() {
        return "models";
    }

    @Override
    public String path() {
        return ModelAddress.ALL;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Role.ADMIN, Role.USER, Role.COMPANY);
    }

    @Override
    public String label(Locale language) {
        return MessageBundles.get(ModelMessages.class, Localized.Literal.of(language.getLanguage())).title();
    }
}
