package dev.tino.chat.question.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tino.chat.question.definition.Column;
import dev.tino.chat.question.phrase.Language;
import dev.tino.chat.question.slot.Kind;
import dev.tino.chat.question.slot.Named;
import dev.tino.chat.question.slot.Period;

/** Writes an answer in Markdown: a sentence with the figure, a table, what was understood. */
public final class AnswerText {

    private static final int MOST_ROWS = 20;
    /** The figure that the answer is about. */
    private static final Pattern BOLD = Pattern.compile("\\*\\*\\{([a-z_]+)\\}\\*\\*");
    private static final Pattern PLACE = Pattern.compile("\\{(?:(sum):)?([a-z_]+)\\}");

    private final Result result;
    private final Language language;
    private final Formats formats;
    private final List<String> names;
    private final List<Column> columns;

    public AnswerText(Result result, Language language) {
        this.result = result;
        this.language = language;
        formats = new Formats(language);
        names = List.copyOf(result.filling().definition().columns().keySet());
        columns = List.copyOf(result.filling().definition().columns().values());
    }

    /** As it is said in a talk. */
    public String brief() {
        String table = result.rows().size() > 1 ? "\n\n" + table() : "";
        return summary() + table + "\n\n_" + understood() + "_";
    }

    /** The same under headings, with the statement. */
    public String report() {
        String rows = result.rows().isEmpty() ? "" : "\n\n## " + language.choose("Resultado", "Result") + "\n\n" + table();
        return "# " + result.filling().definition().title().in(language) + "\n\n## " + language.choose("Resumo", "Summary")
                + "\n\n"
                + summary() + rows + "\n\n## " + language.choose("Consulta", "Query") + "\n\n```sql\n"
                + result.statement().written().strip() + "\n```\n\n## " + language.choose("Notas", "Notes") + "\n\n- "
                + String.join("\n- ", notes());
    }

    private String summary() {
        if (result.rows().isEmpty() || isWithoutFigure()) {
            return language.choose("Não há dados para isso%s%s.", "There are no data for this%s%s.").formatted(period(),
                    filters());
        }
        if (isNothing()) {
            return language.choose("%s: não houve nada%s%s.", "%s: there was nothing%s%s.").formatted(
                    result.filling().definition().title().in(language), period(), filters());
        }
        return PLACE.matcher(sentence()).replaceAll(place -> Matcher.quoteReplacement(
                place(place.group(1) != null, place.group(2)))).replace("  ", " ");
    }

    private String sentence() {
        return result.filling().definition().answer(result.filling().isLeast()).in(language);
    }

    private String period() {
        return result.filling().period().map(period -> " " + formats.period(period)).orElse("");
    }

    /** An average of nothing. */
    private boolean isWithoutFigure() {
        Matcher bold = BOLD.matcher(sentence());
        while (bold.find()) {
            if (result.rows().get(0).get(names.indexOf(bold.group(1))) == null) {
                return true;
            }
        }
        return false;
    }

    /** Sums of no rows: a figure of zero would look like one. */
    private boolean isNothing() {
        return result.rows().size() == 1 && result.rows().get(0).stream().allMatch(value -> value == null
                || value instanceof Number number && new BigDecimal(number.toString()).signum() == 0);
    }

    private String place(boolean sum, String name) {
        return switch (name) {
            case "rows" -> String.valueOf(result.rows().size());
            case "filters" -> filters();
            case "period" -> result.filling().period().map(formats::period).orElse("");
            default -> {
                int index = names.indexOf(name);
                yield formats.value(columns.get(index), sum ? sum(index) : result.rows().get(0).get(index));
            }
        };
    }

    private BigDecimal sum(int index) {
        return result.rows().stream().map(row -> row.get(index)).filter(Objects::nonNull)
                .map(value -> new BigDecimal(value.toString())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** In brackets behind a word, so that they fit any sentence. */
    private String filters() {
        List<String> filters = new ArrayList<>(result.filling().names().stream().map(this::named).toList());
        if (result.filling().definition().slots().period() != null
                && !result.filling().definition().answer().pt().contains("{period}")
                && !result.filling().isDefaultPeriod()) {
            result.filling().period().ifPresent(period -> filters.add(formats.period(period)));
        }
        return filters.isEmpty() ? "" : " (" + String.join(", ", filters) + ")";
    }

    private String named(Named named) {
        return kind(named.kind()) + " " + Formats.text(named.label());
    }

    private String kind(Kind kind) {
        return switch (kind) {
            case REGION -> language.choose("região", "region");
            case SEGMENT -> language.choose("segmento", "segment");
            case ANALYST -> language.choose("analista", "analyst");
            case PRODUCT -> language.choose("produto", "product");
        };
    }

    private String table() {
        List<Integer> shown = IntStream.range(0, columns.size()).filter(i -> columns.get(i).shown()).boxed()
                .toList();
        StringBuilder table = new StringBuilder();
        table.append(line(shown.stream().map(i -> columns.get(i).heading(language)).toList()));
        table.append(line(shown.stream().map(i -> columns.get(i).isNumber() ? "---:" : "---").toList()));
        result.rows().stream().limit(MOST_ROWS).forEach(row -> table
                .append(line(shown.stream().map(i -> formats.value(columns.get(i), row.get(i))).toList())));
        int left = result.rows().size() - MOST_ROWS;
        if (left > 0) {
            table.append('\n').append(language.choose("… e mais %d linhas.", "… and %d more rows.").formatted(left));
        }
        return table.toString().strip();
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private String understood() {
        return String.join(" ", notes());
    }

    private List<String> notes() {
        Filling filling = result.filling();
        List<String> notes = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        filling.period().ifPresent(period -> taken.add(language.choose("período ", "period ") + formats.period(period)
                + (filling.isDefaultPeriod() ? language.choose(" (padrão)", " (default)") : "")));
        filling.names().forEach(named -> taken.add(named(named)));
        if (filling.top() != null) {
            taken.add(language.choose("até %d linhas", "up to %d rows").formatted(filling.top()));
        }
        String title = filling.definition().title().in(language);
        notes.add(language.choose("Entendi: ", "Understood: ") + title
                + (taken.isEmpty() ? "" : "; " + String.join("; ", taken)) + ".");
        ignored(filling, notes);
        notes.add(Explanations.days(result.filling().days(), language));
        return notes;
    }

    private void ignored(Filling filling, List<String> notes) {
        List<String> ignored = new ArrayList<>(filling.ignoredNames().stream().map(this::named).toList());
        if (filling.ignoresPeriod()) {
            ignored.add(language.choose("período", "period"));
        }
        if (filling.ignoresTop()) {
            ignored.add(language.choose("número de linhas", "number of rows"));
        }
        if (!ignored.isEmpty()) {
            notes.add(language.choose("Não entra nesta pergunta: ", "Not part of this question: ") + String.join(", ", ignored)
                    + ".");
        }
        if (filling.period().isPresent() && filling.period().get().from().isBefore(filling.days().first())
                && !filling.period().get().from().equals(Period.ALL.from())) {
            notes.add(language.choose("O período começa antes dos dados.", "The period begins before the data."));
        }
    }
}
