package dev.tino.core.job.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;

/** Sends messages from a thread of its own: the client of a broker that is away blocks whoever asks it to send. */
final class Announcer {

    private static final Logger LOG = Logger.getLogger(Announcer.class);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);

    private final KafkaClients clients;
    private final List<Lane> lanes;
    private final ExecutorService thread;
    private Producer<byte[], byte[]> producer;

    Announcer(KafkaClients clients, List<Lane> lanes) {
        this.clients = clients;
        this.lanes = lanes;
        this.thread = Executors.newSingleThreadExecutor(task -> KafkaTransport.daemon("kafka-relay", task));
    }

    /**
     * A job to be announced.
     *
     * @param repeated it was announced before, in vain
     */
    record Pending(Announcement announcement, boolean repeated) {

        UUID id() {
            return announcement.jobId();
        }
    }

    /** Ends when the brokers have answered for each of them; with those that did not get through. */
    Uni<List<UUID>> send(List<Pending> jobs) {
        if (jobs.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.createFrom().emitter(emitter -> {
            Delivery delivery = new Delivery(jobs.size(), emitter::complete);
            thread.execute(() -> jobs.forEach(job -> send(job, delivery)));
        });
    }

    private void send(Pending job, Delivery delivery) {
        if (delivery.failed()) {
            // Each one more would block for as long as the first.
            delivery.end(job.id(), false);
            return;
        }
        try {
            producer().send(message(job), (sent, failure) -> {
                if (failure != null) {
                    LOG.debugf("Job %s could not be announced: %s", job.id(), failure.getMessage());
                }
                delivery.end(job.id(), failure == null);
            });
        } catch (KafkaException unusable) {
            LOG.debugf("Job %s could not be announced: %s", job.id(), unusable.getMessage());
            delivery.end(job.id(), false);
        } catch (Throwable unforeseen) {
            // Whoever waits for an answer would wait for ever.
            LOG.warnf(unforeseen, "Job %s could not be announced", job.id());
            delivery.end(job.id(), false);
        }
    }

    private ProducerRecord<byte[], byte[]> message(Pending job) {
        Announcement announcement = job.announcement();
        Lane lane = lanes.stream().filter(candidate -> candidate.carries(announcement.stage())).findFirst().orElseThrow();
        // Under its own key it would come again to the worker that is dead or has too much to do.
        Integer partition = job.repeated()
                ? ThreadLocalRandom.current().nextInt(producer().partitionsFor(lane.topic()).size())
                : null;
        return new ProducerRecord<>(lane.topic(), partition, announcement.key(), announcement.bytes());
    }

    /**
     * Blocks, for some seconds, until a broker has it.
     *
     * @return why none has; else null
     */
    Throwable sendNow(ProducerRecord<byte[], byte[]> message) throws InterruptedException {
        try {
            producer().send(message).get(1, TimeUnit.MINUTES);
            return null;
        } catch (ExecutionException unsent) {
            return unsent.getCause();
        } catch (TimeoutException | RuntimeException unsent) {
            return unsent;
        }
    }

    /** Made when it is needed first: without a name service it cannot even be made. */
    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = clients.producer();
        }
        return producer;
    }

    void stop() {
        thread.shutdown();
        synchronized (this) {
            if (producer != null) {
                producer.close(PATIENCE_AT_THE_END);
            }
        }
    }

    /** Of several messages, each of which ends once. */
    private static final class Delivery {

        private final AtomicInteger open;
        private final Queue<UUID> undelivered = new ConcurrentLinkedQueue<>();
        private final Consumer<List<UUID>> ended;

        Delivery(int messages, Consumer<List<UUID>> ended) {
            this.open = new AtomicInteger(messages);
            this.ended = ended;
        }

        boolean failed() {
            return !undelivered.isEmpty();
        }

        void end(UUID id, boolean delivered) {
            if (!delivered) {
                undelivered.add(id);
            }
            if (open.decrementAndGet() == 0) {
                ended.accept(List.copyOf(undelivered));
            }
        }
    }
}
