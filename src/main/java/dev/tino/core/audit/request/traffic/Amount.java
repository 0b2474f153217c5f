package dev.tino.core.audit.request.traffic;

/**
 * A number as people want to read it, with its unit.
 *
 * @param number null when there is none
 */
record Amount(Double number, String unit) {

    static Amount of(long number) {
        return new Amount((double) number, "");
    }

    static Amount percent(Double percent) {
        return new Amount(percent, percent == null ? "" : "%");
    }

    static Amount millis(Double millis) {
        if (millis == null) {
            return new Amount(null, "");
        }
        if (millis >= 1_000) {
            return new Amount(millis / 1_000, "s");
        }
        return new Amount(millis >= 10 ? Math.rint(millis) : Math.rint(millis * 10) / 10, "ms");
    }
}
