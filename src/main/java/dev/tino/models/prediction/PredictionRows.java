package dev.tino.models.prediction;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Columns;
import dev.tino.core.database.log.DayLog;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The rows in the database: written in batches, each into the partition of its day. */
@ApplicationScoped
class PredictionRows {

    /**
     * What an account asked that has been closed meanwhile is left out, for his own model bears his id. The lock makes his
     * erasure wait for rows that are being written while it is closed.
     */
    private static final String INSERT = """
            with present as (
                select id from users where id = any ($5::uuid[]) and closed_at is null order by id for key share),
            written as (
                insert into model_prediction (id, time, model, version, caller_id, output, probability, micros, weight)
                select p.* from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::integer[], $5::uuid[], $6::text[],
                       $7::real[], $8::bigint[], $9::double precision[])
                       as p (id, time, model, version, caller_id, output, probability, micros, weight)
                 where p.caller_id is null or p.caller_id in (select id from present)
                    on conflict do nothing
                returning time)
            insert into model_prediction_day (day, entries)
            select (time at time zone 'UTC')::date, count(*) from written group by 1 order by 1
                on conflict (day) do update set entries = model_prediction_day.entries + excluded.entries""";

    private static final int LONGEST_OUTPUT = 500;

    private final DayLog<LoggedPrediction> log;

    PredictionRows(Pool pool) {
        log = new DayLog<>(pool, "model_prediction", INSERT, row -> row.sampled().time(), PredictionRows::parameters);
    }

    /** Its days in the database. */
    DayLog<LoggedPrediction> log() {
        return log;
    }

    private static Tuple parameters(List<LoggedPrediction> rows) {
        return Columns.of(rows)
                .add(new UUID[0], LoggedPrediction::id)
                .add(new OffsetDateTime[0], row -> row.sampled().time().atOffset(ZoneOffset.UTC))
                .add(new String[0], row -> prediction(row).model().name())
                .add(new Integer[0], row -> prediction(row).model().version())
                .add(new UUID[0], row -> prediction(row).callerId())
                .add(new String[0], row -> cut(prediction(row).output()))
                .add(new Float[0], row -> prediction(row).probability())
                .add(new Long[0], row -> prediction(row).micros())
                .add(new Double[0], row -> row.sampled().weight())
                .parameters();
    }

    private static Prediction prediction(LoggedPrediction row) {
        return row.sampled().prediction();
    }

    private static String cut(String output) {
        return output == null || output.length() <= LONGEST_OUTPUT ? output : output.substring(0, LONGEST_OUTPUT);
    }
}
