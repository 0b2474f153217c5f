package dev.tino.core.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import dev.tino.core.job.kafka.Announcer.Pending;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** What a producer does that the brokers answer badly. */
class AnnouncerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Lane LANE = new Lane("first", "group", true);

    private final MockProducer<byte[], byte[]> producer = new MockProducer<>(true, null, new ByteArraySerializer(),
            new ByteArraySerializer());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void whateverHappensWhoeverWaitsIsTold() {
        Announcer announcer = announcer(producer);
        List<Pending> jobs = Stream.generate(() -> new Pending(new Announcement(UUID.randomUUID(), 0), false)).limit(3)
                .toList();
        var elsewhere = new Pending(new Announcement(UUID.randomUUID(), 1), false);

        assertThat(announcer.send(jobs).await().atMost(PATIENCE)).isEmpty();
        assertThat(announcer.send(List.of(elsewhere)).await().atMost(PATIENCE)).containsExactly(elsewhere.id());
        assertThat(announcer(null).send(jobs).await().atMost(PATIENCE)).hasSize(3);
        assertThat(announcer.send(jobs).await().atMost(PATIENCE)).isEmpty();
        assertThat(producer.history()).hasSize(6);
    }

    @Test
    void aDeadLetterThatMayNotBeWrittenHoldsUpNothing() throws Exception {
        DeadLetters letters = new DeadLetters(LANE, announcer(refusing(new TopicAuthorizationException("first-dlt"))), metrics);

        assertThat(letters.take(message(), "no JSON")).isTrue();
        assertThat(letters.take(message(), "no JSON")).isTrue();

        assertThat(count("false")).isEqualTo(2);
    }

    @Test
    void aDeadLetterThatIsTooLargeEvenWithoutItsValueHoldsUpNothing() throws Exception {
        DeadLetters letters = new DeadLetters(LANE, announcer(refusing(new RecordTooLargeException("Huge"))), metrics);

        assertThat(letters.take(message(), "no JSON")).isTrue();

        assertThat(count("false")).isEqualTo(1);
    }

    @Test
    void brokersThatGiveNoAnswerAreAskedAgainButNotForEver() throws Exception {
        DeadLetters letters = new DeadLetters(LANE, announcer(refusing(new TimeoutException("Not present"))), metrics);

        int tries = 1;
        while (!letters.take(message(), "no JSON")) {
            tries++;
        }

        assertThat(tries).isEqualTo(20);
        assertThat(letters.take(message(), "no JSON")).isTrue();
        assertThat(count("false")).isEqualTo(2);
    }

    private double count(String kept) {
        return metrics.get("tino.jobs.kafka.dead.letters").tag("kept", kept).counter().count();
    }

    private static ConsumerRecord<byte[], byte[]> message() {
        return new ConsumerRecord<>("first", 3, 17, new byte[1], new byte[10]);
    }

    private static MockProducer<byte[], byte[]> refusing(RuntimeException answer) {
        return new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(
                    ProducerRecord<byte[], byte[]> message) {
                var sent = super.send(message);
                errorNext(answer);
                return sent;
            }
        };
    }

    /** @param producer null for one that cannot be made, for a reason that nobody thought of */
    private static Announcer announcer(MockProducer<byte[], byte[]> producer) {
        KafkaClients clients = new KafkaClients(null, null) {
            @Override
            MockProducer<byte[], byte[]> producer() {
                if (producer == null) {
                    throw new NoClassDefFoundError("Unforeseen");
                }
                return producer;
            }
        };
        return new Announcer(clients, List.of(LANE));
    }
}
