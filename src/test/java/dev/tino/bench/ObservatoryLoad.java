package dev.tino.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.flywaydb.core.Flyway;

import dev.tino.core.database.EmbeddedDatabase;

/** How long the business data of the observatory take to load, and how large they are. */
final class ObservatoryLoad {

    private static final LocalDate UNTIL = LocalDate.of(2026, 10, 15);
    private static final String BYTES = """
            select sum(pg_total_relation_size(oid)) from pg_class
             where relnamespace = 'observatory'::regnamespace and relkind = 'r'""";

    private ObservatoryLoad() {
    }

    /** The load by itself. */
    public static void main(String... arguments) throws SQLException {
        measure(Path.of("target", "bench", "observatory"))
                .forEach((what, value) -> System.out.printf(Locale.ROOT, "%-50s %s%n", what, value));
    }

    static Map<String, Map<String, Object>> measure(Path folder) throws SQLException {
        Map<String, String> settings = EmbeddedDatabase.startOnce(folder).settings();
        String url = settings.get("quarkus.datasource.jdbc.url");
        String user = settings.get("quarkus.datasource.username");
        String password = settings.get("quarkus.datasource.password");
        Flyway.configure().dataSource(url, user, password).load().migrate();
        Map<String, Map<String, Object>> results = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            for (String size : new String[] { "demo", "full" }) {
                results.put("observatory, " + size, load(statement, size));
            }
        }
        return results;
    }

    /** The steps that the job takes, each in a transaction of its own. */
    private static Map<String, Object> load(Statement statement, String size) throws SQLException {
        long steps = number(statement, "select observatory.load_steps()");
        long begin = System.nanoTime();
        double longest = 0;
        for (int step = 1; step <= steps; step++) {
            long beginOfStep = System.nanoTime();
            statement.execute("select observatory.load_step(%d, '%s', '%s')".formatted(step, size, UNTIL));
            longest = Math.max(longest, seconds(beginOfStep));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seconds", seconds(begin));
        figures.put("secondsOfTheLongestStep", longest);
        figures.put("rows", number(statement, "select observatory.row_count()"));
        figures.put("bytes", number(statement, BYTES));
        return figures;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static double seconds(long begin) {
        return Math.round((System.nanoTime() - begin) / 1e7) / 100.0;
    }
}
