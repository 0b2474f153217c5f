package dev.tino.chat.observatory.sql;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * How large a statement becomes when each column that it makes itself is replaced by what makes it, as PostgreSQL does when
 * it plans: by {@code x || x} of {@code x || x} and so on, a short one becomes endless, and so do its values. Columns are
 * told apart by their names alone, and the largest of a name counts.
 */
final class SqlGrowth {

    /** What a person writes stays far below; what is below is planned and calculated in a moment. */
    private static final long MOST = 5_000;
    /** Of a text that is made of many rows: few of those may stand in a statement. */
    private static final long LONG_TEXT = 1_000;
    private static final int CHARACTERS = 40;
    private static final int COLUMNS_OF_A_VIEW = 25;
    /** Their work is the product of the lengths of two texts, and the database does not look up from it. */
    private static final Set<String> SEARCHES = Set.of("position", "strpos", "split_part", "replace");
    private static final Set<String> LOOKED_AT = Set.of("withItemsList", "fromItem", "joins", "selectItems", "selects",
            "alias");

    private final Set<String> columns;
    private final Map<String, Long> sizes = new HashMap<>();
    /** The largest column that was given no name. */
    private long unnamed = 1;
    /** The largest column of the select that was looked at last. */
    private long widest = 1;

    /** @param columns of the views */
    private SqlGrowth(Set<String> columns) {
        this.columns = columns;
    }

    /** @throws dev.tino.core.error.Failure when it grows too much */
    static void check(Select statement, Set<String> columns) {
        new SqlGrowth(columns).of(statement);
    }

    private long of(Object part) {
        long size = 0;
        if (part instanceof Column column) {
            size = ofColumn(SqlNames.folded(column.getColumnName()));
        } else if (part instanceof Select select) {
            size = ofSelect(select);
        } else if (part instanceof WithItem<?> item) {
            size = ofWith(item);
        } else if (part instanceof Collection<?> parts) {
            size = parts.stream().mapToLong(this::of).sum();
            size += part.getClass().getName().startsWith("java.") ? 0 : 1;
        } else if (part != null && SqlParts.isPart(part) && !(part instanceof Enum)) {
            size = ofPart(part);
        }
        if (size > MOST) {
            throw SqlReader.refuse("It calculates with what it calculated before too often");
        }
        return size;
    }

    private long ofColumn(String name) {
        long size = sizes.getOrDefault(name, 1L);
        return columns.contains(name) ? size : Math.max(size, unnamed);
    }

    private long ofPart(Object part) {
        long size = 1 + of(SqlParts.inside(part, Set.of("alias")));
        if (part instanceof StringValue text) {
            size += text.getValue().length() / CHARACTERS;
        }
        String called = called(part);
        if (called.equals("string_agg")) {
            size += LONG_TEXT;
        } else if (size > LONG_TEXT && (SEARCHES.contains(called) || part instanceof LikeExpression)) {
            throw SqlReader.refuse("Long texts, such as those of string_agg, cannot be searched");
        }
        if (part instanceof FromItem item) {
            name(item.getAlias(), item instanceof Table table ? ofRow(table) : size);
        }
        return size;
    }

    private static String called(Object part) {
        String name = part instanceof Function function ? function.getName()
                : part instanceof AnalyticExpression function ? function.getName() : null;
        return name == null ? "" : SqlNames.folded(name);
    }

    private long ofRow(Table table) {
        return Math.max(COLUMNS_OF_A_VIEW, sizes.getOrDefault(SqlNames.folded(table.getName()), 1L));
    }

    private long ofWith(WithItem<?> item) {
        long size = of(item.getParenthesedStatement());
        for (SelectItem<?> column : item.getWithItemList() == null ? List.<SelectItem<?>> of() : item.getWithItemList()) {
            if (column.getExpression() instanceof Column named) {
                grow(named.getColumnName(), widest);
            }
        }
        name(item.getAlias(), size);
        return size;
    }

    /** From the inside to the outside: what is selected from comes before what is selected. */
    private long ofSelect(Select select) {
        long size = 1 + of(select.getWithItemsList());
        long largest = 1;
        if (select instanceof PlainSelect plain) {
            size += of(plain.getFromItem()) + of(plain.getJoins());
            for (SelectItem<?> item : plain.getSelectItems()) {
                long column = ofItem(item);
                largest = Math.max(largest, column);
                size += column;
            }
        } else if (select instanceof SetOperationList operations) {
            for (Select one : operations.getSelects()) {
                size += of(one);
                largest = Math.max(largest, widest);
            }
            rename(operations.getSelects().get(0), largest);
        }
        for (Object other : SqlParts.inside(select, LOOKED_AT)) {
            size += of(other);
            largest = select instanceof PlainSelect || select instanceof SetOperationList ? largest
                    : Math.max(largest, other instanceof Select ? widest : 1);
        }
        if (select instanceof Values) {
            largest = Math.max(largest, size);
            unnamed = Math.max(unnamed, size);
        }
        widest = largest;
        name(select.getAlias(), size);
        return size;
    }

    private long ofItem(SelectItem<?> item) {
        Expression expression = item.getExpression();
        // Any column that is known by now.
        long size = expression instanceof AllColumns ? sizes.values().stream().mapToLong(Long::longValue).max().orElse(1)
                : of(expression);
        if (item.getAlias() != null) {
            grow(item.getAlias().getName(), size);
        } else if (!(expression instanceof Column) && !(expression instanceof AllColumns)) {
            unnamed = Math.max(unnamed, size);
        }
        return size;
    }

    /** The names of the first select are those of all that are put together with it. */
    private void rename(Select first, long size) {
        unnamed = Math.max(unnamed, size);
        if (first instanceof PlainSelect plain) {
            for (SelectItem<?> item : plain.getSelectItems()) {
                if (item.getAlias() != null) {
                    grow(item.getAlias().getName(), size);
                } else if (item.getExpression() instanceof Column column) {
                    grow(column.getColumnName(), size);
                } else if (item.getExpression() instanceof AllColumns) {
                    sizes.replaceAll((name, before) -> Math.max(before, size));
                    columns.forEach(name -> grow(name, size));
                }
            }
        } else if (first instanceof ParenthesedSelect parenthesed) {
            rename(parenthesed.getSelect(), size);
        } else if (first instanceof SetOperationList operations) {
            rename(operations.getSelects().get(0), size);
        }
    }

    private void name(Alias alias, long size) {
        if (alias == null) {
            return;
        }
        grow(alias.getName(), size);
        if (alias.getAliasColumns() != null) {
            alias.getAliasColumns().forEach(column -> grow(column.name, widest));
        }
    }

    private void grow(String name, long size) {
        if (name != null) {
            sizes.merge(SqlNames.folded(name), size, Math::max);
        }
    }
}
