package dev.tino.core.audit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.tino.core.audit.request.redaction.Redaction;
import dev.tino.core.error.StartupRefused;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

class RequestLogWriterTest {

    private static final int PLENTY = 10_000_000;
    private static final int WAITING = 2_000;
    private static final int WAITING_SECURITY_EVENTS = 300;

    private final List<RequestRow> written = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();
    private final List<String> spilled = new ArrayList<>();
    private boolean away;
    private boolean overworked;
    private final RequestLogWriter writer = writer(PLENTY, this::write);

    @Test
    void whatIsAddedIsWrittenInBatches() {
        add(1_500, 200);

        flush();

        assertThat(batches).containsExactly(1_000, 500);
        assertThat(written).extracting(row -> row.seen().path).startsWith("/0", "/1").endsWith("/1499").hasSize(1_500);
        assertThat(writer.dropped()).isZero();
    }

    @Test
    void whileTheDatabaseIsAwayRequestsWaitAndThenComeInOrder() {
        add(10, 200);
        away = true;
        assertThatThrownBy(this::flush).hasMessage("away");
        add(1, 201);
        assertThatThrownBy(this::flush).hasMessage("away");

        away = false;
        flush();

        assertThat(written).extracting(row -> row.seen().status).hasSize(11).endsWith(200, 201);
        assertThat(written).extracting(RequestRow::id).doesNotHaveDuplicates();
    }

    @Test
    void whatDoesNotFitIsDroppedAndCounted() {
        add(WAITING + 7, 200);

        flush();

        assertThat(written).hasSize(WAITING);
        assertThat(writer.dropped()).isEqualTo(7);
        assertThat(spilled).isEmpty();
    }

    @Test
    void securityEventsHaveAReserveAndThenGoToTheApplicationLog() {
        add(WAITING + 1, 200);
        for (int status : new int[] { 401, 403, 429 }) {
            add(100, status);
        }

        SeenRequest late = request(1, 401);
        late.query = "token=hush";
        writer.add(late);
        flush();

        assertThat(written).filteredOn(row -> row.seen().status > 400).hasSize(WAITING_SECURITY_EVENTS);
        assertThat(spilled).singleElement().asString().contains("GET /1?token=*** 401").doesNotContain("hush");
        assertThat(writer.dropped()).isEqualTo(1);
    }

    @Test
    void everyAnswerToALogInIsASecurityEvent() {
        SeenRequest logIn = request(1, 200);
        logIn.route = "/api/v1/auth/login";

        SeenRequest onPage = request(2, 303);
        onPage.method = "POST";
        onPage.route = "/login";

        assertThat(logIn.isSecurityEvent()).isTrue();
        assertThat(onPage.isSecurityEvent()).isTrue();
        assertThat(request(1, 200).isSecurityEvent()).isFalse();
    }

    @Test
    void memoryIsBoundedToo() {
        var small = writer(1 << 20, this::write);

        for (int i = 0; i < 150; i++) {
            SeenRequest request = request(i, 200);
            request.contentType = "x".repeat(10_000);
            small.add(request);
        }

        assertThat(small.dropped()).isBetween(40L, 60L);
    }

    @Test
    void tooLittleMemoryIsRefused() {
        assertThatThrownBy(() -> writer(0, this::write)).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("tino.audit.request-log.waiting-bytes");
    }

    @Test
    void aBatchThatCannotBeMadeIsMadeLater() {
        add(3, 200);
        add(2, 401);
        overworked = true;
        assertThatThrownBy(this::flush).hasMessage("overworked");
        add(1, 201);

        writer.spill();
        overworked = false;
        flush();

        assertThat(spilled).hasSize(2);
        assertThat(written).extracting(row -> row.seen().status).containsExactly(401, 401, 200, 200, 200, 201);
        assertThat(writer.dropped()).isZero();
    }

    @Test
    void aBodyThatIsTooMuchForWhoeverLooksIntoItLeavesARowWithoutIt() {
        var broken = new Redaction(List.of(), List.of()) {
            @Override
            public String body(String place, String contentType, byte[] start, long bytes) {
                throw new IllegalStateException("too much");
            }
        };
        var stubborn = writer(PLENTY, broken, this::write);
        stubborn.add(request(1, 200));

        stubborn.flush().await().atMost(Duration.ofSeconds(5));

        assertThat(written).singleElement().satisfies(row -> {
            assertThat(row.path()).isEqualTo("/1");
            assertThat(row.body()).isNull();
        });
    }

    @Test
    void ofABatchOnlySoManyUnknownClientsAreRecognized() {
        addClients(60);
        flush();
        addClients(60);
        flush();

        assertThat(written.subList(0, 60)).filteredOn(row -> row.browser() != null).hasSize(50);
        assertThat(written.subList(60, 120)).extracting(RequestRow::browser).doesNotContainNull();
    }

    private void addClients(int count) {
        for (int i = 0; i < count; i++) {
            SeenRequest request = request(i, 200);
            request.userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/" + (100 + i) + ".0";
            writer.add(request);
        }
    }

    @Test
    void twoBatchesAreNeverWrittenAtOnce() {
        var running = new ArrayList<UniEmitter<? super Void>>();
        var slow = writer(PLENTY, rows -> Uni.createFrom().emitter(running::add));
        slow.add(request(1, 200));
        slow.flush().subscribe().with(done -> {
        });
        slow.add(request(2, 200));

        slow.flush().await().atMost(Duration.ofSeconds(5));
        assertThat(running).hasSize(1);

        running.get(0).complete(null);
        slow.flush().subscribe().with(done -> {
        });
        assertThat(running).hasSize(2);
    }

    @Test
    void drainingWaitsForABatchThatIsBeingWritten() {
        var running = new ArrayList<UniEmitter<? super Void>>();
        var slow = writer(PLENTY, rows -> Uni.createFrom().emitter(running::add));
        slow.add(request(1, 200));
        slow.flush().subscribe().with(done -> {
        });

        CompletableFuture<Void> drained = slow.drain().subscribeAsCompletionStage();
        assertThat(drained).isNotDone();
        running.get(0).complete(null);

        assertThat(drained).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void atTheEndSecurityEventsThatWereNotWrittenGoToTheApplicationLog() {
        away = true;
        add(5, 200);
        add(3, 401);
        assertThatThrownBy(this::flush).hasMessage("away");
        add(2, 403);

        writer.spill();

        assertThat(spilled).hasSize(5);
    }

    private RequestLogWriter writer(long memory, Function<List<RequestRow>, Uni<Void>> insert) {
        return writer(memory, new Redaction(List.of(), List.of()), insert);
    }

    private RequestLogWriter writer(long memory, Redaction redaction, Function<List<RequestRow>, Uni<Void>> insert) {
        return new RequestLogWriter(new Limits(new MemorySize(BigInteger.valueOf(memory))),
                new RowMaker(redaction, new UserAgents(redaction), path -> false),
                new RequestLogWriter.Target(insert, this::offLoop, spilled::add));
    }

    private Uni<Void> write(List<RequestRow> rows) {
        if (away) {
            return Uni.createFrom().failure(new IllegalStateException("away"));
        }
        batches.add(rows.size());
        written.addAll(rows);
        return Uni.createFrom().voidItem();
    }

    private <T> Uni<T> offLoop(Callable<T> work) {
        return overworked ? Uni.createFrom().failure(new IllegalStateException("overworked"))
                : Uni.createFrom().item(called(work));
    }

    private static <T> T called(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void add(int count, int status) {
        for (int i = 0; i < count; i++) {
            writer.add(request(i, status));
        }
    }

    private void flush() {
        writer.flush().await().atMost(Duration.ofSeconds(5));
    }

    private static SeenRequest request(int number, int status) {
        var request = new SeenRequest(Instant.EPOCH);
        request.method = "GET";
        request.path = "/" + number;
        request.normalizedPath = request.path;
        request.status = status;
        return request;
    }

    private record Limits(MemorySize waitingBytes) implements RequestLogConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int waiting() {
            return WAITING;
        }

        @Override
        public int waitingSecurityEvents() {
            return WAITING_SECURITY_EVENTS;
        }
    }
}
