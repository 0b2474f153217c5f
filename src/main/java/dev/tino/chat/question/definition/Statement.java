package dev.tino.chat.question.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement of a question with its slots filled.
 *
 * @param sql with numbered parameters
 * @param values of the parameters: dates, whole numbers, lists of texts
 * @param written the same statement with the values in it
 */
public record Statement(String sql, List<Object> values, String written) {

    public static final String FROM = "from";
    public static final String UNTIL = "until";
    public static final String BASE_FROM = "basefrom";
    public static final String BASE_UNTIL = "baseuntil";

    /** A name behind one colon: two are a cast. */
    private static final Pattern SLOT = Pattern.compile("(?<!:):([a-z]+)");

    /** The names of the slots that a statement has. */
    static Set<String> slotsOf(String sql) {
        Set<String> names = new TreeSet<>();
        Matcher slot = SLOT.matcher(sql);
        while (slot.find()) {
            names.add(slot.group(1));
        }
        return names;
    }

    /** @param filled by the names of the slots; lines that name another are left out */
    public static Statement of(String sql, Map<String, Object> filled) {
        String kept = sql.lines().filter(line -> filled.keySet().containsAll(slotsOf(line))).collect(Collectors.joining("\n"));
        Map<String, Integer> numbers = new HashMap<>();
        List<Object> values = new ArrayList<>();
        String numbered = SLOT.matcher(kept).replaceAll(slot -> {
            String name = slot.group(1);
            Integer number = numbers.get(name);
            if (number == null) {
                values.add(filled.get(name));
                number = values.size();
                numbers.put(name, number);
            }
            return Matcher.quoteReplacement("$" + number + "::" + type(filled.get(name)));
        });
        String written = SLOT.matcher(kept).replaceAll(slot -> Matcher.quoteReplacement(literal(filled.get(slot.group(1)))));
        return new Statement(numbered, values, written);
    }

    private static String type(Object value) {
        return value instanceof LocalDate ? "date" : value instanceof Integer ? "integer" : "text[]";
    }

    private static String literal(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Statement::text).collect(Collectors.joining(", ", "array[", "]"));
        }
        return value instanceof LocalDate ? "date '" + value + "'" : value.toString();
    }

    private static String text(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }
}
