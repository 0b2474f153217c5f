package dev.tino.core.audit.request;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tino.core.audit.request.redaction.Redaction;
import ua_parser.OS;
import ua_parser.Parser;
import ua_parser.UserAgent;

/** Recognizes browsers and operating systems. It takes hundreds of patterns to do so: keep it off the event loop. */
@ApplicationScoped
class UserAgents {

    private static final int MOST_REMEMBERED = 2_000;
    private static final int MOST_UNKNOWN = 50;
    private static final int LONGEST_NAME = 60;

    private final Cache<String, Client> known = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final Redaction redaction;
    private volatile Parser parser;

    UserAgents(Redaction redaction) {
        this.redaction = redaction;
    }

    /** Either may be {@code Other}. */
    record Client(String browser, String os) {
        static final Client UNTOLD = new Client(null, null);
    }

    /**
     * Recognizes the clients of one batch. Of those that were never seen before it recognizes only so many: somebody who
     * calls himself otherwise each time must not hold up the log.
     */
    final class Batch {

        private int unknown;

        Client recognize(String header) {
            if (header == null || header.isBlank()) {
                return Client.UNTOLD;
            }
            Client client = known.getIfPresent(header);
            if (client == null && unknown < MOST_UNKNOWN) {
                unknown++;
                client = parse(header);
                known.put(header, client);
            }
            return client == null ? Client.UNTOLD : client;
        }
    }

    Batch batch() {
        return new Batch();
    }

    private Client parse(String header) {
        UserAgent browser = parser().parseUserAgent(header);
        OS os = parser().parseOS(header);
        // Parts of these come from the header itself.
        return new Client(name(browser.family, browser.major), name(os.family, os.major));
    }

    private String name(String family, String major) {
        return redaction.word(major == null ? family : family + " " + major, LONGEST_NAME);
    }

    /** Reading its patterns takes a few tenths of a second, which are not the start's. */
    private Parser parser() {
        if (parser == null) {
            parser = new Parser();
        }
        return parser;
    }
}
