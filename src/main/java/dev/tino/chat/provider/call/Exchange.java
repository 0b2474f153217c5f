package dev.tino.chat.provider.call;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.logging.Logger;

import dev.tino.chat.provider.protocol.AnswerReader;
import dev.tino.core.error.Failure;
import dev.tino.core.web.RetryAfter;
import io.netty.buffer.ByteBufUtil;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** One request of a model and its answer, on one event loop. Never made again: an answer may have begun. */
final class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final int LONGEST_LINE = 1 << 20;
    /** What stands around a token takes many times its own bytes; what models think is sent and not kept. */
    private static final int BYTES_AROUND = 64;

    private final ModelFailures failures;
    private final Bounds bounds;
    private final AnswerReader reader;
    private final Consumer<String> text;
    private final Consumer<Failure> over;
    private final Lines lines = new Lines(LONGEST_LINE);
    private final WholeCharacters characters = new WholeCharacters();
    private final Outgoing outgoing;
    private final Deadline deadline;
    private long received;
    private long told;
    private boolean opened;
    private boolean ended;

    /**
     * @param text takes the answer, bit by bit
     * @param over takes null after a whole answer, or why there is none; called once, and nothing else after it
     */
    Exchange(Vertx vertx, byte[] request, ModelFailures failures, Bounds bounds, AnswerReader reader, Consumer<String> text,
            Consumer<Failure> over) {
        this.outgoing = new Outgoing(request, this::open);
        this.failures = failures;
        this.bounds = bounds;
        this.reader = reader;
        this.text = text;
        this.over = over;
        this.deadline = new Deadline(vertx, bounds, () -> end(failures.late(received > 0)));
    }

    void begin(ModelEndpoint endpoint, String url, String authorization, String accepted) {
        endpoint.post(url, authorization, accepted, outgoing).subscribe().with(answer -> {
        }, failure -> {
            // What the client thinks of an answer that we have, such as of its media type, is nobody's concern.
            if (!opened) {
                LOG.debugf("Call of a language model: %s", failure);
                end(failures.away("cannot be reached or broke off"));
            }
        });
    }

    /** Whether anything has come of an answer. */
    boolean isHeard() {
        return received > 0;
    }

    /** Whoever wanted the answer is gone. */
    void cancel() {
        end(null);
    }

    private void open(HttpClientResponse answer) {
        opened = true;
        if (ended) {
            outgoing.abort();
            return;
        }
        if (answer.statusCode() / 100 != 2) {
            // Its content may quote a key or a text.
            end(failures.status(answer.statusCode(),
                    RetryAfter.parse(answer.getHeader(HttpHeaders.RETRY_AFTER), Instant.now())));
            return;
        }
        if (isPage(answer.getHeader(HttpHeaders.CONTENT_TYPE))) {
            end(failures.invalid("a page in place of an answer"));
            return;
        }
        answer.exceptionHandler(broken -> end(failures.brokeOff()));
        answer.endHandler(nothing -> attempt(this::whole));
        answer.handler(bytes -> attempt(() -> take(bytes)));
        answer.resume();
    }

    private static boolean isPage(String mediaType) {
        return mediaType != null && mediaType.toLowerCase(Locale.ROOT).startsWith(MediaType.TEXT_HTML);
    }

    private void attempt(Runnable reading) {
        if (ended) {
            return;
        }
        try {
            reading.run();
        } catch (Failure failure) {
            end(failure);
        } catch (Lines.TooLong tooLong) {
            end(failures.invalid("a line without an end"));
        } catch (RuntimeException unforeseen) {
            // Without an end whoever waits would do so until it is too late.
            LOG.errorf("The answer of a language model cannot be read: %s", unforeseen.getClass().getName());
            end(failures.invalid("what cannot be read"));
        }
    }

    private void take(Buffer bytes) {
        deadline.heard();
        received += bytes.length();
        if (lines.feed(bytes.getBytes(), line -> reader.read(line, this::tell))) {
            finish();
        } else if (received > (long) BYTES_AROUND * bounds.answerBytes() + LONGEST_LINE) {
            throw failures.tooLong();
        }
    }

    /** The server says that nothing more comes. */
    private void whole() {
        boolean[] complete = { false };
        lines.rest(line -> complete[0] = reader.read(line, this::tell));
        if (!complete[0]) {
            reader.end(this::tell);
        }
        finish();
    }

    private void finish() {
        tell(characters.rest());
        if (told == 0) {
            throw failures.invalid("nothing");
        }
        end(null);
    }

    private void tell(String bit) {
        String now = characters.of(bit);
        if (now.isEmpty() || ended) {
            return;
        }
        told += ByteBufUtil.utf8Bytes(now);
        if (told > bounds.answerBytes()) {
            throw failures.tooLong();
        }
        text.accept(now);
    }

    private void end(Failure failure) {
        if (ended) {
            return;
        }
        ended = true;
        deadline.cancel();
        outgoing.abort();
        over.accept(failure);
    }
}
