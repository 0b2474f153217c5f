package dev.tino.core.job.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;

/** Keeps messages that nobody can act upon, as they came, beside the reason. */
final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Announcer announcer;
    private final MeterRegistry metrics;

    DeadLetters(Announcer announcer, MeterRegistry metrics) {
        this.announcer = announcer;
        this.metrics = metrics;
    }

    /** @return whether it is kept; else it is to be read once more */
    boolean keep(Lane lane, ConsumerRecord<byte[], byte[]> message, String reason) throws InterruptedException {
        var letter = new ProducerRecord<>(lane.deadLetters(), message.key(), message.value());
        message.headers().forEach(letter.headers()::add);
        Map.of("x-error", reason, "x-original-topic", message.topic(), "x-original-partition",
                Integer.toString(message.partition()), "x-original-offset", Long.toString(message.offset()))
                .forEach((name, value) -> letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        if (!announcer.sendNow(letter)) {
            return false;
        }
        metrics.counter("tino.jobs.kafka.dead.letters", "topic", lane.topic()).increment();
        LOG.warnf("A message that nobody can act upon is in %s: %s (partition %d, offset %d)", lane.deadLetters(), reason,
                message.partition(), message.offset());
        return true;
    }
}
