package dev.tino.core.web.page;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import io.quarkus.arc.All;

/** The pages that a viewer has; in templates {@code cdi:menu}. */
@Named("menu")
@ApplicationScoped
public class Menu {

    private final List<MenuEntry> entries;
    private final Viewer viewer;

    Menu(@All List<MenuEntry> entries, Viewer viewer) {
        this.entries = entries.stream().sorted(Comparator.comparingInt(MenuEntry::order)).toList();
        this.viewer = viewer;
    }

    /** One line of the menu in the viewer's language. */
    public record Line(String key, String path, String label) {
    }

    public List<Line> lines() {
        return entries.stream().filter(entry -> !Collections.disjoint(entry.roles(), viewer.roles()))
                .map(entry -> new Line(entry.key(), entry.path(), entry.label().apply(viewer.language()))).toList();
    }
}
