package dev.tino.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Somebody who visits a Tino with a browser; tests take him as a parameter. After each of them his tabs are closed, and none
 * may have seen a fault. All share one Tino, and the tests of a class one browser.
 */
final class Visitor {

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

    private void leave() {
        List<String> faults = tabs.stream().flatMap(tab -> tab.faults().stream()).toList();
        tabs.forEach(Tab::close);
        tabs.clear();
        assertThat(faults).isEmpty();
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
