package dev.tino.finance.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads lexicon files.
 *
 * <pre>
 * = Pets 14                                        the category and its frequency; no name: tells no category
 * [brands amount=40..300]                          a section: its kind and how its entries are paid
 * Petz | Pet Center Comercio; Cobasi               entries end with a semicolon or a line, spellings part at a bar
 * [list dish]                                      fillers of the placeholder {dish}
 * </pre>
 *
 * A line that starts with {@code #} and a blank is a remark; elsewhere {@code #} is a random digit.
 */
final class LexiconReader {

    private static final Map<String, Kind> KINDS = Map.of("brands", Kind.BRAND, "bills", Kind.BILL, "trade", Kind.TRADE,
            "phrases", Kind.PHRASE);

    private final List<LexiconCategory> categories = new ArrayList<>();
    private final List<LexiconEntry> entries = new ArrayList<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();
    private final List<String> places = new ArrayList<>();
    private String category;
    private String list;
    private LexiconSection section;

    void read(String file, List<String> lines) {
        category = null;
        list = null;
        section = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("# ")) {
                readLine(file + ":" + (i + 1), line);
            }
        }
    }

    Lexicon finish() {
        List<String> companies = entries.stream().filter(entry -> entry.kind() == Kind.BRAND)
                .map(entry -> entry.forms().get(0)).toList();
        if (!companies.isEmpty()) {
            lists.put("company", companies);
        }
        new LexiconCheck(lists).run(entries, places);
        return new Lexicon(categories, entries, lists);
    }

    private void readLine(String place, String line) {
        if (line.startsWith("=")) {
            openCategory(place, line.substring(1).strip());
        } else if (line.startsWith("[")) {
            openSection(place, line);
        } else if (list != null) {
            texts(line, ";").forEach(lists.get(list)::add);
        } else if (section != null) {
            texts(line, ";").forEach(text -> add(place, text));
        } else {
            throw new LexiconException(place, "text outside a section");
        }
    }

    private void openCategory(String place, String header) {
        int space = header.lastIndexOf(' ');
        try {
            var opened = new LexiconCategory(header.substring(0, space), Double.parseDouble(header.substring(space)));
            if (categories.stream().anyMatch(known -> known.name().equals(opened.name()))) {
                throw new LexiconException(place, "a second " + opened.name());
            }
            categories.add(opened);
            category = opened.name();
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new LexiconException(place, "a category needs a name and a frequency");
        }
    }

    private void openSection(String place, String header) {
        if (!header.endsWith("]")) {
            throw new LexiconException(place, "a section header ends with ]");
        }
        List<String> words = Arrays.asList(header.substring(1, header.length() - 1).strip().split("\\s+"));
        list = null;
        if (words.get(0).equals("list") && words.size() == 2) {
            list = words.get(1);
            lists.computeIfAbsent(list, name -> new ArrayList<>());
            return;
        }
        Kind kind = KINDS.get(words.get(0));
        if (kind == null) {
            throw new LexiconException(place, "no such section: " + words.get(0));
        }
        section = LexiconSection.parse(place, kind, words.subList(1, words.size()));
    }

    private void add(String place, String text) {
        List<String> forms = texts(text, "\\|").toList();
        entries.add(section.entry(category, forms));
        places.add(place);
    }

    private static Stream<String> texts(String line, String separator) {
        return Arrays.stream(line.split(separator)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
