package dev.tino.core.job.route;

import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.MenuEntry;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

@ApplicationScoped
class JobMenu implements MenuEntry {

    @Override
    public String key() {
        return "jobs";
    }

    @Override
    public String path() {
        return JobPageResource.PATH;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Role.ADMIN, Role.USER, Role.COMPANY, Role.ANALYST);
    }

    @Override
    public String label(Locale language) {
        return MessageBundles.get(JobMessages.class, Localized.Literal.of(language.getLanguage())).title();
    }
}
