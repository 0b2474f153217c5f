package dev.tino.chat.question.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A vetted question.
 *
 * @param id such as {@code top-customers}
 * @param sql with slots as {@code :name}; a line that names a slot which is not filled is left out
 * @param columns of the statement, in their order
 * @param answer a sentence with places such as {@code {vendas}} for the first row's value, {@code {sum:vendas}} for that of
 *        all rows, {@code {rows}} for their number, {@code {period}} and {@code {filters}}
 * @param least the sentence where the least is asked for; then the statement orders by {@code :order}. Null when it only knows
 *        the most
 * @param expects meanings that the question is about although they say "not", such as {@code inactive}
 * @param needs meanings of which one must be said, whatever the classifier says
 * @param refuses meanings that make it another question
 */
public record Definition(@JsonProperty(required = true) String id, @JsonProperty(required = true) Bilingual<String> title,
        @JsonProperty(required = true) Bilingual<List<String>> examples, @JsonProperty(required = true) SlotNeeds slots,
        @JsonProperty(required = true) String sql, @JsonProperty(required = true) LinkedHashMap<String, Column> columns,
        @JsonProperty(required = true) Bilingual<String> answer, Bilingual<String> least, Set<String> expects,
        Set<String> needs, Set<String> refuses) {

    private static final String ORDER = ":order";

    public Definition {
        expects = expects == null ? Set.of() : Set.copyOf(expects);
        needs = needs == null ? Set.of() : Set.copyOf(needs);
        refuses = refuses == null ? Set.of() : Set.copyOf(refuses);
    }

    boolean isOrdered() {
        return sql.contains(ORDER);
    }

    /** The statement for the most or the least. */
    public String sql(boolean isLeast) {
        return sql.replace(ORDER, isLeast ? "asc" : "desc");
    }

    public Bilingual<String> answer(boolean isLeast) {
        return isLeast ? least : answer;
    }
}
