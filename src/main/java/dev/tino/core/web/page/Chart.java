package dev.tino.core.web.page;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What charts.js draws.
 *
 * @param kind line, area or bars
 * @param unit of the values, as charts.js knows it: ms, %, BRL, or words of the viewer's language
 * @param time whether x are instants, in seconds since 1970, and not labels
 * @param series each with a value for each x, null where there is none
 */
public record Chart(String kind, String unit, boolean time, List<?> x, List<Series> series) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One line, or the bars of one colour.
     *
     * @param color good, warn or bad, or 1 to 6 of those that mean nothing; null for the next of these
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Series(String label, List<? extends Number> values, String color) {
        public Series(String label, List<? extends Number> values) {
            this(label, values, null);
        }
    }

    public static Chart overTime(String kind, String unit, List<Instant> times, Series... series) {
        return new Chart(kind, unit, true, times.stream().map(Instant::getEpochSecond).toList(), List.of(series));
    }

    public static Chart byLabel(String kind, String unit, List<String> labels, Series... series) {
        return new Chart(kind, unit, false, labels, List.of(series));
    }

    /** For {@code data-chart}. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
