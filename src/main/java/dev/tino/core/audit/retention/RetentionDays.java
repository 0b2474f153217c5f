package dev.tino.core.audit.retention;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How long something is kept, and who says so. */
record RetentionDays(String name, int days, Source source) {

    static final int LEAST = 1;
    /** A hundred years. */
    static final int MOST = 36_500;

    @Schema(name = "RetentionSource")
    enum Source {
        @JsonProperty("api")
        API,
        @JsonProperty("property")
        PROPERTY,
        @JsonProperty("default")
        DEFAULT
    }
}
