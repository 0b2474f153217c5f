package dev.tino.core.audit.request.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimited;
import io.quarkus.arc.All;

/** Makes what a client sent fit to be kept: without secrets, without control characters, of bounded length. */
@ApplicationScoped
public class Redaction {

    public static final int MOST_PATH = 1_000;
    public static final int MOST_QUERY = 2_000;
    public static final int MOST_BODY = 8 << 10;

    private static final String JSON = "application/json";
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F-\\x9F]");
    private static final int MOST_MEDIA_TYPE = 60;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]+/[a-z0-9.+-]+");

    private final List<LoggedContent> logged;
    /** Where people get in by other names than Tino's own. */
    private final Set<String> logIns;

    public Redaction(@All List<LoggedContent> logged, @All List<RateLimited> limited) {
        this.logged = logged;
        this.logIns = limited.stream().filter(route -> route.rateClass() == RateClass.AUTH).map(RateLimited::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    private BodyPolicy policy(String place) {
        return logIns.contains(place) ? BodyPolicy.NOTHING : BodyPolicy.of(place, logged);
    }

    /** Whether anything at all of a body that was sent there may be kept. */
    public boolean keepsBody(String place) {
        return policy(place) != BodyPolicy.NOTHING;
    }

    public String path(String raw) {
        return text(AddressText.path(cut(raw, MOST_PATH)), MOST_PATH);
    }

    /** Of what may be about a person only the names of the parameters, and values that are nobody's name or words. */
    public String query(String raw, String place) {
        return raw == null ? null : text(AddressText.query(cut(raw, MOST_QUERY), policy(place)), MOST_QUERY);
    }

    /** A text of one piece, such as a name or an id. */
    public String word(String raw, int most) {
        return raw == null ? null : Secrets.isIn(raw) ? Secrets.HIDDEN : text(raw, most);
    }

    /**
     * A body.
     *
     * @param start its first bytes, or null when nobody read it
     * @param bytes all that came
     * @return null when there was none or nothing of it may be kept
     */
    public String body(String place, String contentType, byte[] start, long bytes) {
        BodyPolicy policy = policy(place);
        if (bytes == 0 || policy == BodyPolicy.NOTHING) {
            return null;
        }
        String type = mediaType(contentType);
        if (start == null || !type.endsWith("json") || type.endsWith("ndjson")) {
            return type + ", " + bytes + " bytes";
        }
        return text(policy == BodyPolicy.CONTENT ? JsonOutline.content(start, MOST_BODY) : JsonOutline.shape(start, MOST_BODY),
                MOST_BODY);
    }

    private static String mediaType(String contentType) {
        if (JSON.equals(contentType)) {
            return JSON;
        }
        String type = contentType == null ? ""
                : cut(contentType.split(";", 2)[0].strip(), MOST_MEDIA_TYPE).toLowerCase(Locale.ROOT);
        return MEDIA_TYPE.matcher(type).matches() && !Secrets.isIn(type) ? type : "unknown type";
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** PostgreSQL refuses NUL, and a terminal obeys some of the others. */
    private static String text(String text, int most) {
        String cut = cut(text, most);
        for (int i = 0; i < cut.length(); i++) {
            if (Character.isISOControl(cut.charAt(i))) {
                return CONTROL.matcher(cut).replaceAll("\uFFFD");
            }
        }
        return cut;
    }
}
