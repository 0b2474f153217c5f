package dev.tino.core.web;

/**
 * The order in which a request meets the filters; higher is earlier. Quarkus' own stand between: authentication at 200,
 * authorization by path at 100.
 */
public final class FilterPriority {

    public static final int CORRELATION = 1000;
    public static final int CLIENT_ADDRESS = 990;
    public static final int ANSWER_HEADERS = 980;
    public static final int REQUEST_LOG = 950;
    /** Behind the log, which knows what is refused here too. */
    public static final int CROSS_ORIGIN = 930;
    public static final int BODY_LIMIT = 900;
    /** Behind the body limit, by which a client that still sends reads a refusal. */
    public static final int PATH = 890;
    public static final int MEDIA_TYPE = 888;
    /** Behind the path, whose one spelling it compares. */
    public static final int NODE_ROLE = 885;
    /** Behind authentication, which only promises an identity. */
    public static final int CALLER = 150;
    public static final int RATE_LIMIT = 140;
    /** Behind the limits, so that guesses are counted. */
    public static final int PAGE_WRITES = 135;

    private FilterPriority() {
    }
}
