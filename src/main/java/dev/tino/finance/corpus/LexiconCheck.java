package dev.tino.finance.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses a lexicon that names a list it lacks, or gives one spelling to two categories. */
final class LexiconCheck {

    static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)\\}");

    /** Filled for each line, not from a list. */
    private static final Set<String> BOUND = Set.of("payee", "word", "day", "month");

    private final Map<String, List<String>> lists;
    private final Map<String, Owner> owners = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private record Owner(String category, String place) {
    }

    LexiconCheck(Map<String, List<String>> lists) {
        this.lists = lists;
    }

    void run(List<LexiconEntry> entries, List<String> places) {
        lists.forEach((name, texts) -> {
            require(!texts.isEmpty(), name, "the list is empty");
            texts.forEach(text -> checkPlaceholders("[list " + name + "]", text));
        });
        for (int i = 0; i < entries.size(); i++) {
            check(entries.get(i), places.get(i));
        }
        if (!problems.isEmpty()) {
            throw new LexiconException(String.join("\n", problems));
        }
    }

    private void check(LexiconEntry entry, String place) {
        require(entry.kind() != Kind.TRADE || lists.containsKey(entry.shapes()), place, "no list " + entry.shapes());
        require(entry.wording() == null || lists.containsKey(entry.wording()), place, "no list " + entry.wording());
        for (String form : entry.forms()) {
            checkPlaceholders(place, form);
            var self = new Owner(entry.category(), place);
            Owner owner = Objects.requireNonNullElse(owners.putIfAbsent(StatementText.plain(form), self), self);
            require(Objects.equals(owner.category(), entry.category()), place, form + " stands at " + owner.place());
        }
    }

    private void checkPlaceholders(String place, String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            require(BOUND.contains(name) || lists.containsKey(name), place, "no list for {" + name + "}");
        }
    }

    private void require(boolean holds, String place, String problem) {
        if (!holds) {
            problems.add(place + ": " + problem);
        }
    }
}
