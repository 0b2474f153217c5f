package dev.tino.core.audit.request;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Instants;
import dev.tino.core.database.log.BatchWriter;
import dev.tino.core.demo.DemoData;
import dev.tino.core.demo.DemoPeople;
import dev.tino.core.demo.DemoSite;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Requests of the last day, up to now, or since the last start: more by day than by night, and a bad half hour. */
@ApplicationScoped
class DemoRequests implements DemoData {

    private static final Duration SPAN = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Tells them from real ones. */
    private static final String TRACE = "demo-";
    private static final String NEWEST = """
            select max(time) as newest from request_log
             where user_id = $1 and time > now() - interval '1 day' and trace_id like '%s%%'""".formatted(TRACE);
    private static final int BAD_HOUR = 14;
    private static final int BAD_MINUTES = 30;
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0", "curl/8.5.0");

    private enum Who {
        NOBODY,
        USER,
        ANALYST,
        ADMIN
    }

    /**
     * @param share of all requests
     * @param millis that it usually takes
     * @param refusal its usual status when it is refused
     * @param refused how often it is
     */
    private record Kind(int share, Who who, String method, String route, double millis, int refusal, double refused) {
    }

    private static final List<Kind> KINDS = List.of(
            new Kind(28, Who.NOBODY, "GET", "/api/v1/books", 6, 422, 0.01),
            new Kind(18, Who.NOBODY, "GET", "/api/v1/books/{id}", 3, 404, 0.06),
            new Kind(6, Who.NOBODY, "GET", "/api/v1/books/{id}/recommendations", 9, 404, 0.02),
            new Kind(12, Who.USER, "GET", "/api/v1/finance/transactions", 7, 422, 0.01),
            new Kind(9, Who.USER, "POST", "/api/v1/finance/transactions", 11, 422, 0.05),
            new Kind(7, Who.USER, "POST", "/api/v1/finance/classifications", 8, 422, 0.02),
            new Kind(5, Who.USER, "PATCH", "/api/v1/finance/transactions/{id}", 12, 404, 0.03),
            new Kind(4, Who.ANALYST, "POST", "/api/v1/chat/talks", 21, 429, 0.01),
            new Kind(4, Who.ANALYST, "GET", "/api/v1/jobs/{id}", 3, 404, 0.02),
            new Kind(3, Who.NOBODY, "POST", "/api/v1/auth/login", 130, 401, 0.15),
            new Kind(2, Who.ADMIN, "GET", "/api/v1/models", 5, 403, 0),
            new Kind(2, Who.ADMIN, "GET", "/api/v1/audit/stats", 35, 403, 0));

    private final RequestRows rows;
    private final RowMaker maker;
    private final Pool pool;

    DemoRequests(RequestRows rows, RowMaker maker, Pool pool) {
        this.rows = rows;
        this.maker = maker;
        this.pool = pool;
    }

    @Override
    public void make(DemoSite site) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        Instant newest = pool.preparedQuery(NEWEST).execute(Tuple.of(site.people().user().id()))
                .map(found -> Instants.of(found.iterator().next(), "newest")).await().atMost(PATIENCE);
        Instant begin = newest == null ? now.minus(SPAN) : newest.plus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);
        List<SeenRequest> made = new ArrayList<>();
        for (Instant minute = begin; minute.isBefore(now); minute = minute.plus(1, ChronoUnit.MINUTES)) {
            minute(minute, site.people(), made);
        }
        for (int from = 0; from < made.size(); from += BatchWriter.BATCH) {
            var batch = made.subList(from, Math.min(made.size(), from + BatchWriter.BATCH));
            rows.log().insert(maker.rows(batch)).await().atMost(PATIENCE);
        }
    }

    private static void minute(Instant minute, DemoPeople people, List<SeenRequest> made) {
        var time = minute.atOffset(ZoneOffset.UTC);
        var random = new Random(minute.getEpochSecond());
        // The fewest at five in the morning in São Paulo.
        double day = 1 - Math.cos((time.getHour() + time.getMinute() / 60.0 - 8) / 24 * 2 * Math.PI);
        boolean isBad = time.getHour() == BAD_HOUR && time.getMinute() < BAD_MINUTES;
        int count = (int) (1 + 4 * day + 3 * random.nextDouble());
        for (int i = 0; i < count; i++) {
            made.add(request(minute.plusMillis(random.nextInt(60_000)), people, isBad, random));
        }
    }

    private static SeenRequest request(Instant time, DemoPeople people, boolean isBad, Random random) {
        Kind kind = kind(random);
        var request = new SeenRequest(time);
        request.method = kind.method;
        request.route = kind.route;
        request.path = kind.route.replace("{id}", new UUID(random.nextLong(), random.nextLong()).toString());
        request.normalizedPath = request.path;
        boolean isRefused = random.nextDouble() < kind.refused;
        boolean isBroken = random.nextDouble() < (isBad ? 0.2 : 0.002);
        request.status = isBroken ? 503 : isRefused ? kind.refusal : success(kind.method);
        request.micros = (long) (kind.millis * 1_000 * Math.exp(0.5 * random.nextGaussian()) * (isBad ? 8 : 1));
        request.userId = switch (kind.who) {
            case NOBODY -> null;
            case USER -> people.user().id();
            case ANALYST -> people.analyst().id();
            case ADMIN -> people.admin().id();
        };
        // Addresses of documentation, RFC 5737.
        request.address = "203.0.113." + (1 + random.nextInt(40));
        request.userAgent = AGENTS.get(random.nextInt(AGENTS.size()));
        request.traceId = TRACE + Long.toHexString(random.nextLong());
        return request;
    }

    private static Kind kind(Random random) {
        int place = random.nextInt(KINDS.stream().mapToInt(Kind::share).sum());
        for (Kind kind : KINDS) {
            place -= kind.share;
            if (place < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("Shares do not add up");
    }

    private static int success(String method) {
        return method.equals("POST") ? 201 : 200;
    }
}
