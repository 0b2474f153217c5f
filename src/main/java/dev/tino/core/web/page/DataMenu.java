package dev.tino.core.web.page;

import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Role;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

@ApplicationScoped
class DataMenu implements MenuEntry {

    @Override
    public String key() {
        return "data";
    }

    @Override
    public String path() {
        return DataPageResource.PATH;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Role.ADMIN, Role.USER, Role.COMPANY);
    }

    @Override
    public String label(Locale language) {
        return MessageBundles.get(DataMessages.class, Localized.Literal.of(language.getLanguage())).title();
    }
}
