package dev.tino.core.web;

/** The order in which a request meets the filters; higher is earlier. */
final class FilterPriority {

    static final int CORRELATION = 1000;
    static final int BODY_LIMIT = 900;

    private FilterPriority() {
    }
}
