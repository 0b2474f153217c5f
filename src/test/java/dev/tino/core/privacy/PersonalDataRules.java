package dev.tino.core.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code personal-data.txt} declares: a rule by table and column. */
record PersonalDataRules(Map<Column, String> byColumn) {

    static final String OWNER = "owner";

    private static final Pattern RULE = Pattern.compile("none|owner|exported by \\S+|erased with \\w+|kept: .+");
    private static final Pattern TABLE = Pattern.compile("\\[([\\w.]+)]");
    private static final Pattern LINE = Pattern.compile("(\\w+)\\s+(.+)");
    private static final String EXPORTED = "exported by ";
    private static final String ERASED = "erased with ";

    record Column(String table, String name) implements Comparable<Column> {

        @Override
        public int compareTo(Column other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return table + "." + name;
        }
    }

    static PersonalDataRules read() {
        Map<Column, String> rules = new TreeMap<>();
        try (var file = PersonalDataRules.class.getResourceAsStream("/personal-data.txt")) {
            String table = null;
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                Matcher heading = TABLE.matcher(line);
                Matcher declared = LINE.matcher(line);
                if (heading.matches()) {
                    table = heading.group(1);
                } else if (declared.matches() && RULE.matcher(declared.group(2)).matches()) {
                    rules.put(new Column(table, declared.group(1)), declared.group(2));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    throw new IllegalStateException("No rule: " + line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PersonalDataRules(rules);
    }

    boolean isKept(Column column) {
        return byColumn.getOrDefault(column, "").startsWith("kept: ");
    }

    /** The kinds that a table's rows are exported as; columns by kind. */
    Map<Column, String> exported() {
        return without(EXPORTED);
    }

    /** The tables that rows go with, by column. */
    Map<Column, String> erasedWith() {
        return without(ERASED);
    }

    private Map<Column, String> without(String prefix) {
        Predicate<Map.Entry<Column, String>> begins = entry -> entry.getValue().startsWith(prefix);
        return byColumn.entrySet().stream().filter(begins)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().substring(prefix.length())));
    }
}
