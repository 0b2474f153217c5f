package dev.tino.chat.observatory;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import io.vertx.mutiny.sqlclient.Row;

/**
 * The business data that are there.
 *
 * @param until their last day
 * @param rows of all tables
 * @param seconds that the load took
 */
public record Loaded(LoadSize size, LocalDate until, long rows, double seconds, OffsetDateTime at) {

    static final String SELECT = "select tamanho, ate, linhas, segundos, carregada_em from observatory.carga";

    /** Their first day: they are of four years, as the generator makes them. */
    public LocalDate since() {
        return until.minusYears(4).plusDays(1);
    }

    static Loaded of(Row row) {
        return new Loaded(LoadSize.of(row.getString(0)), row.getLocalDate(1), row.getLong(2), row.getDouble(3),
                row.getOffsetDateTime(4));
    }
}
