package dev.tino.core.audit.activity.seal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A place where the log is not as it was.
 *
 * @param position in the chain, null where the activity never got one
 * @param activityId null where it is not known any more
 */
record Finding(@Schema(nullable = true) Long position, @Schema(nullable = true) Long activityId, Kind kind) {

    @Schema(name = "FindingKind")
    enum Kind {
        /** The activity or its seal is not the one that was sealed. */
        @JsonProperty("edited")
        EDITED,
        /** The activity, its seal or both are gone. */
        @JsonProperty("removed")
        REMOVED,
        /** The given head knows of links behind the last one. */
        @JsonProperty("cut-off")
        CUT_OFF,
        /** At the position of the given head stands another link. */
        @JsonProperty("rewritten")
        REWRITTEN,
        /** There is neither a seal nor a mark that one is to be made. */
        @JsonProperty("unsealed")
        UNSEALED,
        /** Its key or the link before it is gone, so nobody can tell. */
        @JsonProperty("unverifiable")
        UNVERIFIABLE
    }
}
