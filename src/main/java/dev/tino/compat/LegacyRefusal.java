package dev.tino.compat;

/** A refusal that an older system words in its own way. */
public class LegacyRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Object body;

    /** @param body written as JSON */
    public LegacyRefusal(int status, Object body) {
        super("Refused with " + status, null, false, false);
        this.status = status;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Object body() {
        return body;
    }
}
