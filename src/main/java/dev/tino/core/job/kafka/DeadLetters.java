package dev.tino.core.job.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Keeps messages of a topic that nobody can act upon, as they came, beside the reason. Those that follow must not wait for
 * ever behind one that cannot be kept.
 */
final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    /** Each takes some seconds; brokers that are away for longer give no message to be kept either. */
    private static final int TRIES = 20;

    private final Lane lane;
    private final Announcer announcer;
    private final MeterRegistry metrics;
    private int failures;
    private boolean toldUnkept;

    DeadLetters(Lane lane, Announcer announcer, MeterRegistry metrics) {
        this.lane = lane;
        this.announcer = announcer;
        this.metrics = metrics;
    }

    /** @return whether that is all; else it is to be read once more */
    boolean take(ConsumerRecord<byte[], byte[]> message, String reason) throws InterruptedException {
        Throwable unsent = announcer.sendNow(letter(message, message.value(), reason));
        if (unsent instanceof RecordTooLargeException) {
            unsent = announcer.sendNow(letter(message, null, reason));
        }
        if (unsent == null) {
            kept(message, reason);
            return true;
        }
        // Whoever is not let in, for one, is not let in at the next try.
        boolean lasting = unsent instanceof KafkaException && !(unsent instanceof RetriableException);
        if (!lasting && ++failures < TRIES) {
            LOG.debugf("Nothing could be sent to %s: %s", lane.deadLetters(), unsent.getMessage());
            return false;
        }
        lost(message, reason, unsent);
        return true;
    }

    private ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> message, byte[] value, String reason) {
        var letter = new ProducerRecord<>(lane.deadLetters(), message.key(), value);
        message.headers().forEach(letter.headers()::add);
        Map<String, String> headers = new LinkedHashMap<>(Map.of("x-error", reason, "x-original-topic", message.topic(),
                "x-original-partition", Integer.toString(message.partition()),
                "x-original-offset", Long.toString(message.offset())));
        if (value == null && message.value() != null) {
            headers.put("x-original-bytes", Integer.toString(message.value().length));
        }
        headers.forEach((name, text) -> letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return letter;
    }

    private void kept(ConsumerRecord<byte[], byte[]> message, String reason) {
        failures = 0;
        toldUnkept = false;
        count("true");
        LOG.warnf("A message that nobody can act upon is in %s: %s (partition %d, offset %d)", lane.deadLetters(), reason,
                message.partition(), message.offset());
    }

    private void lost(ConsumerRecord<byte[], byte[]> message, String reason, Throwable unsent) {
        count("false");
        LOG.logf(toldUnkept ? Logger.Level.DEBUG : Logger.Level.WARN,
                "A message of %s that nobody can act upon is passed over: %s (partition %d, offset %d). It cannot be kept"
                        + " in %s, and the next ones will not be told of: %s",
                lane.topic(), reason, message.partition(), message.offset(), lane.deadLetters(), unsent);
        toldUnkept = true;
    }

    private void count(String kept) {
        metrics.counter("tino.jobs.kafka.dead.letters", "topic", lane.topic(), "kept", kept).increment();
    }
}
