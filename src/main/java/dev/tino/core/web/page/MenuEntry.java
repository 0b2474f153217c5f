package dev.tino.core.web.page;

import java.util.Locale;
import java.util.Set;

/** A page that stands in the menu; whoever owns the page implements it as a bean. */
public interface MenuEntry {

    /** What the page calls itself in {@code {#include layout page=...}}. */
    String key();

    String path();

    /** Lower is further up; the first of a viewer's entries is where he begins. */
    int order();

    /** Who has it in his menu: whoever has one of these roles. */
    Set<String> roles();

    String label(Locale language);
}
