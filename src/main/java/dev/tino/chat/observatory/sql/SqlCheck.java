package dev.tino.chat.observatory.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * Walks through all fields of a parsed statement, so that no part of it is forgotten: whatever is found there and is not
 * {@link Allowed} is refused by name.
 */
final class SqlCheck {

    private final Map<String, Set<String>> views;
    private final Set<String> viewColumns;
    private final Set<String> rowFunctions;
    private final List<Column> columns = new ArrayList<>();
    /** What the statement gives a name itself: columns, and what stands behind from. */
    private final Set<String> namedColumns = new HashSet<>();
    private final Set<String> namedRows = new HashSet<>();
    private final Set<String> read = new TreeSet<>();

    private SqlCheck(ObservatoryViews views) {
        this.views = views.columns();
        this.viewColumns = views.allColumns();
        this.rowFunctions = views.rowFunctions();
    }

    /**
     * Bounds what the statement leaves open, such as the digits of a cast.
     *
     * @throws dev.tino.core.error.Failure that names what is not allowed
     */
    static void check(Select statement, ObservatoryViews views) {
        var check = new SqlCheck(views);
        check.walk(statement, Set.of());
        check.columns.forEach(check::requireKnown);
        SqlGrowth.check(statement, check.viewColumns);
    }

    /** @param named selects that have a name here */
    private void walk(Object part, Set<String> named) {
        if (part == null || part instanceof String || part instanceof Number || part instanceof Boolean
                || part instanceof Enum) {
            return;
        }
        if (SqlParts.isPart(part)) {
            if (!Allowed.PARTS.contains(part.getClass())) {
                throw SqlReader.refuse("%s is not allowed".formatted(words(part.getClass().getSimpleName())));
            }
            Set<String> inside = part instanceof Select select ? checkSelect(select, named) : named;
            if (isChecked(part, inside)) {
                return;
            }
            // Those that a select begins with are looked at already.
            SqlParts.inside(part, part instanceof Select ? Set.of("withItemsList") : Set.of())
                    .forEach(one -> walk(one, inside));
        } else if (!(part instanceof Collection)) {
            throw SqlReader.refuse("Something in the SQL is not known here");
        }
        if (part instanceof Collection<?> parts) {
            Set<String> inside = named;
            parts.forEach(one -> walk(one, inside));
        }
    }

    /** @return the names that hold inside */
    private Set<String> checkSelect(Select select, Set<String> named) {
        if (select.getForMode() != null || select.getForUpdateTable() != null) {
            throw SqlReader.refuse("Locking rows (for update and the like) is not allowed");
        }
        if (select instanceof PlainSelect plain && (plain.getIntoTables() != null || plain.getIntoTempTable() != null)) {
            throw SqlReader.refuse("Writing what is selected into a table is not allowed");
        }
        List<WithItem<?>> items = select.getWithItemsList();
        if (items == null) {
            return named;
        }
        // Each knows those before it.
        Set<String> inside = new HashSet<>(named);
        for (WithItem<?> item : items) {
            if (item.isRecursive()) {
                throw SqlReader.refuse("with recursive is not allowed");
            }
            if (!(item.getParenthesedStatement() instanceof ParenthesedSelect)) {
                throw SqlReader.refuse("In with, only a select is allowed");
            }
            walk(item, inside);
            nameColumns(item.getWithItemList());
            SqlNames.requireOfTable(item.getAlias() == null ? null : item.getAlias().getName());
            inside.add(SqlNames.folded(item.getAlias().getName()));
        }
        return inside;
    }

    private void nameColumns(List<SelectItem<?>> items) {
        for (SelectItem<?> item : items == null ? List.<SelectItem<?>> of() : items) {
            if (item.getExpression() instanceof Column column) {
                nameColumn(column.getColumnName());
            }
        }
    }

    /** @return whether its fields need not be looked at */
    private boolean isChecked(Object part, Set<String> named) {
        if (part instanceof Table table) {
            checkTable(table, named);
        } else if (part instanceof Column column) {
            checkColumn(column);
            return true;
        } else if (part instanceof AllTableColumns all) {
            // The table is that of a column: a name that stands for something behind from.
            all.getTable().getNameParts().forEach(SqlNames::require);
            return all.getExceptColumns() == null && all.getReplaceExpressions() == null;
        } else if (part instanceof SelectItem<?> item && item.getAlias() != null) {
            nameColumn(item.getAlias().getName());
        } else if (part instanceof Alias alias) {
            SqlNames.require(alias.getName());
            namedRows.add(SqlNames.folded(alias.getName()));
        } else if (part instanceof Alias.AliasColumn column) {
            nameColumn(column.name);
            requireNone(column.colDataType, "A type in an alias");
        } else if (part instanceof WindowDefinition window) {
            SqlNames.require(window.getWindowName());
        } else if (part instanceof Function function) {
            checkCall(function);
        } else if (part instanceof AnalyticExpression function) {
            checkFunction(function.getName());
            SqlNames.require(function.getWindowName());
            requireNone(function.getOnOverflowTruncate(), "on overflow");
        } else {
            SqlValues.check(part);
        }
        return false;
    }

    private void nameColumn(String name) {
        SqlNames.require(name);
        requireNoCall(name);
        namedColumns.add(SqlNames.folded(name));
    }

    /** PostgreSQL takes {@code row.name} for a call of a function of that name when the row has no such column. */
    private void requireNoCall(String name) {
        String folded = SqlNames.folded(name);
        if (rowFunctions.contains(folded) && !Allowed.FUNCTIONS.contains(folded)) {
            throw SqlReader.refuse("%s is the name of a function of PostgreSQL's; take another".formatted(name));
        }
    }

    private void checkTable(Table table, Set<String> named) {
        table.getNameParts().forEach(SqlNames::requireOfTable);
        String name = SqlNames.folded(table.getName());
        String schema = table.getSchemaName() == null ? null : SqlNames.folded(table.getSchemaName());
        boolean alone = schema == null && table.getNameParts().size() == 1;
        boolean ours = alone || ObservatoryViews.SCHEMA.equals(schema) && table.getNameParts().size() == 2;
        namedRows.add(name);
        if (alone && named.contains(name)) {
            return;
        }
        if (ours && views.containsKey(name)) {
            read.add(name);
            return;
        }
        throw SqlReader.refuse("%s is none of the views that may be read: %s".formatted(table.getFullyQualifiedName(),
                String.join(", ", new TreeSet<>(views.keySet()))));
    }

    private void checkColumn(Column column) {
        String name = column.getColumnName();
        if (column.getArrayConstructor() != null || column.getCommentText() != null
                || !".".equals(column.getTableDelimiter())) {
            throw SqlReader.refuse("%s is no plain column".formatted(name));
        }
        SqlNames.require(name);
        if (column.getTable() != null) {
            column.getTable().getNameParts().forEach(SqlNames::require);
        } else if (Allowed.WORDS_THAT_CALL.contains(SqlNames.folded(name))) {
            throw SqlReader.refuse("%s is not allowed".formatted(name));
        }
        requireNoCall(name);
        columns.add(column);
    }

    /** A column without a name of its own has that of the function that makes it. */
    private void requireKnown(Column column) {
        String name = SqlNames.folded(column.getColumnName());
        if (viewColumns.contains(name) || namedColumns.contains(name) || Allowed.FUNCTIONS.contains(name)
                || column.getTable() == null && namedRows.contains(name)) {
            return;
        }
        throw SqlReader.refuse("There is no column %s%s".formatted(column.getFullyQualifiedName(), read.stream()
                .map(view -> "; %s has %s".formatted(view, String.join(", ", views.get(view)))).collect(Collectors.joining())));
    }

    private static void checkCall(Function function) {
        checkFunction(function.getName());
        requireNone(function.getAttribute(), "A field of what a function returns");
        requireNone(function.getOnOverflowTruncate(), "on overflow");
        requireNone(function.getExtraKeyword(), "Such a call");
        SqlArguments.check(SqlNames.folded(function.getName()), function);
    }

    private static void checkFunction(String name) {
        if (name == null || !Allowed.FUNCTIONS.contains(SqlNames.folded(name)) || name.startsWith("\"")) {
            throw SqlReader.refuse("The function %s is none of those that may be called: %s".formatted(name,
                    String.join(", ", Allowed.FUNCTIONS)));
        }
    }

    private static void requireNone(Object part, String what) {
        if (part != null) {
            throw SqlReader.refuse("%s is not allowed".formatted(what));
        }
    }

    /** {@code JsonFunction} as {@code json function}. */
    private static String words(String className) {
        return className.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
