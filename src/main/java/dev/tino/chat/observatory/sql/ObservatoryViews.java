package dev.tino.chat.observatory.sql;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;

/**
 * The listed views, as the migrations made and explained them.
 *
 * @param columns of each
 * @param rowFunctions what PostgreSQL could call on a row of any
 * @param description the name of each with its columns and what they mean
 */
record ObservatoryViews(Map<String, Set<String>> columns, Set<String> rowFunctions, String description) {

    static final String SCHEMA = "observatory";

    static final ObservatoryViews NONE = new ObservatoryViews(Map.of(), Set.of(), "");

    private static final String SELECT = """
            select c.relname, obj_description(c.oid, 'pg_class'), a.attname, format_type(a.atttypid, null),
                   col_description(c.oid, a.attnum)
              from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
             where c.relnamespace = 'observatory'::regnamespace and c.relkind = 'v' and c.relname like 'vw\\_%'
             order by c.relname, a.attnum""";
    private static final String ROW_FUNCTIONS = """
            select distinct p.proname from pg_proc p join pg_type t on t.oid = p.proargtypes[0]
             where p.pronargs - p.pronargdefaults <= 1
               and (t.typtype = 'c' or t.typname in ('record', 'any', 'anyelement', 'anynonarray', 'anycompatible',
                                                     'anycompatiblenonarray'))""";

    Set<String> names() {
        return columns.keySet();
    }

    Set<String> allColumns() {
        return columns.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    static Uni<ObservatoryViews> read(SqlClient client) {
        return client.query(SELECT).execute().chain(columns -> client.query(ROW_FUNCTIONS).execute()
                .map(functions -> of(columns, functions)));
    }

    private static ObservatoryViews of(RowSet<Row> rows, RowSet<Row> functions) {
        Map<String, StringBuilder> described = new LinkedHashMap<>();
        Map<String, Set<String>> columns = new LinkedHashMap<>();
        for (Row row : rows) {
            String view = row.getString(0);
            described.computeIfAbsent(view, name -> new StringBuilder("%s: %s\n".formatted(name, row.getString(1))))
                    .append("  %s %s: %s\n".formatted(row.getString(2), row.getString(3), row.getString(4)));
            columns.computeIfAbsent(view, name -> new LinkedHashSet<>()).add(row.getString(2));
        }
        Set<String> callable = new HashSet<>();
        functions.forEach(function -> callable.add(function.getString(0)));
        return new ObservatoryViews(columns, callable,
                described.values().stream().collect(Collectors.joining("\n")));
    }
}
