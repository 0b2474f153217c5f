package dev.tino.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;

import dev.tino.core.database.EmbeddedDatabase;
import dev.tino.core.job.EngineUnderLoad;
import io.vertx.pgclient.PgConnectOptions;

/**
 * Jobs that do nothing, one node, the embedded database as it is delivered (every commit reaches the disk): how many a
 * second, and how long one waits on an idle node.
 */
final class JobThroughput {

    static final int JOBS = 20_000;

    private static final int PICK_UPS = 500;

    private JobThroughput() {
    }

    /** The figures by themselves; the number of jobs may be given. */
    public static void main(String... arguments) throws Exception {
        int jobs = arguments.length == 0 ? JOBS : Integer.parseInt(arguments[0]);
        measure(Path.of("target", "bench", "jobs"), jobs).forEach((what, value) -> System.out.println(what + " = " + value));
        System.exit(0);
    }

    /** @param folder of the database, which is made there */
    static Map<String, Object> measure(Path folder, int jobs) throws Exception {
        Map<String, String> settings = EmbeddedDatabase.startOnce(folder).settings();
        migrate(settings);
        var database = PgConnectOptions
                .fromUri(settings.get("quarkus.datasource.reactive.url").replaceFirst("^vertx-reactive:", ""))
                .setUser(settings.get("quarkus.datasource.username")).setPassword(settings.get("quarkus.datasource.password"))
                // As application.properties has it.
                .setCachePreparedStatements(true);
        try (var engine = new EngineUnderLoad(database)) {
            engine.queuedAndRun(jobs / 2);
            engine.drained(jobs / 2);
            engine.pickUps(PICK_UPS);
            var figures = new LinkedHashMap<String, Object>();
            figures.put("queuedAndRunPerSecond", Math.round(engine.queuedAndRun(jobs)));
            figures.put("drainedPerSecond", Math.round(engine.drained(jobs)));
            List<Double> pickUps = engine.pickUps(PICK_UPS).stream().sorted().toList();
            figures.put("pickUpMillisP50", rounded(pickUps.get(PICK_UPS / 2)));
            figures.put("pickUpMillisP99", rounded(pickUps.get(PICK_UPS * 99 / 100)));
            return figures;
        }
    }

    private static void migrate(Map<String, String> settings) {
        Flyway.configure().dataSource(settings.get("quarkus.datasource.jdbc.url"), settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password")).locations("classpath:db/migration").load().migrate();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
