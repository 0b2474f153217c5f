package dev.tino.core.web.page;

import java.util.Set;
import java.util.function.Function;

import dev.tino.core.web.Language;

/**
 * A page that stands in the menu; whoever owns the page produces it.
 *
 * @param key what the page calls itself in {@code {#include layout page=...}}
 * @param order lower is further up; the first of a viewer's entries is where he begins
 * @param roles who has it in his menu: whoever has one of these
 */
public record MenuEntry(String key, String path, int order, Set<String> roles, Function<Language, String> label) {
}
