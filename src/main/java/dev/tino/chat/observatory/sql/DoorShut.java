package dev.tino.chat.observatory.sql;

/** No role can be had that bounds what others' SQL does. Its message says why, and is shown to them. */
final class DoorShut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For the log alone. */
    private final String reason;

    /** @param reason for the log, more exact than what users are shown; may be null */
    DoorShut(String message, String reason) {
        super(message, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason == null ? getMessage() : getMessage() + ": " + reason;
    }
}
