package dev.tino.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import io.restassured.http.ContentType;

/**
 * Somebody who visits a Tino with a browser; tests take him as a parameter. After each of them his tabs are closed, and none
 * may have seen a fault. All share one Tino, and the tests of a class one browser.
 */
final class Visitor {

    private static final String NEW_PASSWORD = "correct horse battery";

    private final Site site;
    private final Chromium chromium;
    private final List<Tab> tabs = new ArrayList<>();

    private Visitor(Site site, Chromium chromium) {
        this.site = site;
        this.chromium = chromium;
    }

    Site site() {
        return site;
    }

    Tab open(Look look) {
        var tab = new Tab(chromium.browser(), site.address(), look);
        tabs.add(tab);
        return tab;
    }

    /** A tab on the first page of somebody whom the demonstration made up, and who has logged in before. */
    Tab enter(Person person, Look look) {
        return open(look).with(Site.SESSION, site.session(person)).go("/");
    }

    /** A tab on the first page of a user who has nothing yet. */
    Tab enterAsSomebodyNew(String name, Look look) {
        String email = UUID.randomUUID() + "@example.com";
        site.request().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", NEW_PASSWORD, "name", name)).post("/api/v1/auth/register")
                .then().statusCode(201);
        return open(look).with(Site.SESSION, site.logIn(Map.of("username", email, "password", NEW_PASSWORD))).go("/");
    }

    private void leave() {
        List<String> faults = tabs.stream().flatMap(tab -> tab.faults().stream()).toList();
        tabs.forEach(Tab::close);
        tabs.clear();
        assertThat(faults).as(site::warnings).isEmpty();
    }

    /** For {@code @ExtendWith}. */
    static final class Resolver implements ParameterResolver, AfterEachCallback {

        private static final Namespace SPACE = Namespace.create(Visitor.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Visitor.class;
        }

        @Override
        public Visitor resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Site site = context.getRoot().getStore(SPACE).computeIfAbsent(Site.class, made -> start(), Site.class);
            Store ofClass = context.getParent().orElseThrow().getStore(SPACE);
            Chromium chromium = ofClass.computeIfAbsent(Chromium.class, made -> new Chromium(), Chromium.class);
            return context.getStore(SPACE).computeIfAbsent(Visitor.class, made -> new Visitor(site, chromium), Visitor.class);
        }

        private static Site start() {
            try {
                return new Site();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public void afterEach(ExtensionContext context) {
            Visitor visitor = context.getStore(SPACE).get(Visitor.class, Visitor.class);
            if (visitor != null) {
                visitor.leave();
            }
        }
    }
}
