package dev.tino.finance.corpus;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The header of a section: what its entries have in common. */
record LexiconSection(Kind kind, String shapes, String wording, Profile profile) {

    private static final Map<String, String> DEFAULTS = Map.of("shapes", "shape", "wording", "", "direction", "expense",
            "amount", "20..200", "weight", "1", "months", "1..12", "days", "1..31");

    static LexiconSection parse(String place, Kind kind, List<String> settings) {
        var values = new HashMap<>(DEFAULTS);
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 0 || values.put(setting.substring(0, equals), setting.substring(equals + 1)) == null) {
                throw new LexiconException(place, "no such setting: " + setting);
            }
        }
        try {
            String wording = values.get("wording").isEmpty() ? null : values.get("wording");
            return new LexiconSection(kind, values.get("shapes"), wording, profile(values));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new LexiconException(place, e.getMessage());
        }
    }

    LexiconEntry entry(String category, List<String> forms) {
        String key = StatementText.plain(forms.get(0));
        return new LexiconEntry(key, category, kind, forms, shapes, wording, profile);
    }

    private static Profile profile(Map<String, String> values) {
        String[] amounts = values.get("amount").split("\\.\\.");
        int[] days = range(values.get("days"));
        return new Profile(Direction.valueOf(values.get("direction").toUpperCase(Locale.ROOT)),
                Double.parseDouble(amounts[0]), Double.parseDouble(amounts[1]), Double.parseDouble(values.get("weight")),
                months(values.get("months")), days[0], days[1]);
    }

    private static Set<Integer> months(String text) {
        return Arrays.stream(text.split(",")).map(LexiconSection::range)
                .flatMap(range -> IntStream.rangeClosed(range[0], range[1]).boxed()).collect(Collectors.toSet());
    }

    /** {@code 5..10}, or {@code 5} for a range of one. */
    private static int[] range(String text) {
        String[] ends = text.split("\\.\\.");
        return new int[] { Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) };
    }
}
