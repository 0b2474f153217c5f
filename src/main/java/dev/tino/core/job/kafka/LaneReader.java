package dev.tino.core.job.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

import dev.tino.core.job.kafka.Announcement.Unreadable;

/**
 * Reads one topic into the inbox and does nothing else, so that the broker never takes a busy worker for a dead one. What
 * it has read it acknowledges: a job whose message is lost with this node is announced anew.
 */
final class LaneReader implements Runnable {

    private static final Logger LOG = Logger.getLogger(LaneReader.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PATIENCE_WHEN_FULL = Duration.ofMillis(50);
    private static final long PAUSE_MILLIS = 1_000;
    private static final CloseOptions AT_THE_END = CloseOptions.timeout(Duration.ofSeconds(2));

    private final Lane lane;
    private final KafkaClients clients;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final Runnable wake;
    private volatile boolean stopping;
    private volatile Consumer<byte[], byte[]> consumer;
    private String told;

    LaneReader(Lane lane, KafkaClients clients, Inbox inbox, DeadLetters deadLetters, Runnable wake) {
        this.lane = lane;
        this.clients = clients;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.wake = wake;
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                readUntilBroken();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilBroken() throws InterruptedException {
        try (Opened opened = open()) {
            while (!stopping) {
                take(poll(opened.consumer));
            }
        } catch (WakeupException ending) {
            LOG.debugf("No more of %s", lane.topic());
        } catch (RuntimeException | Error broken) {
            tell(broken);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private record Opened(Consumer<byte[], byte[]> consumer) implements AutoCloseable {

        @Override
        public void close() {
            consumer.close(AT_THE_END);
        }
    }

    private Opened open() {
        consumer = clients.consumer(lane);
        consumer.subscribe(List.of(lane.topic()));
        return new Opened(consumer);
    }

    /** A broker that is away breaks nothing; what does, a right that is missing, for one, stays broken for long. */
    private void tell(Throwable broken) {
        if (!broken.toString().equals(told)) {
            LOG.warnf("Cannot read %s, trying on: %s", lane.topic(), broken);
        }
        told = broken.toString();
    }

    private ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> opened) {
        if (inbox.isFull()) {
            // Polling on without reading: that is how a consumer shows that it lives.
            opened.pause(opened.assignment());
            return opened.poll(PATIENCE_WHEN_FULL);
        }
        opened.resume(opened.paused());
        return opened.poll(PATIENCE);
    }

    private void take(ConsumerRecords<byte[], byte[]> messages) throws InterruptedException {
        if (messages.isEmpty()) {
            return;
        }
        List<UUID> announced = new ArrayList<>();
        for (TopicPartition partition : messages.partitions()) {
            take(partition, messages.records(partition), announced);
        }
        inbox.add(announced);
        consumer.commitAsync((offsets, failure) -> {
            if (failure != null) {
                LOG.debugf("Messages of %s may come again: %s", lane.topic(), failure.getMessage());
            }
        });
        wake.run();
    }

    private void take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> messages, List<UUID> announced)
            throws InterruptedException {
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            try {
                announced.add(read(message));
            } catch (Unreadable unreadable) {
                if (!deadLetters.take(message, unreadable.getMessage())) {
                    consumer.seek(partition, message.offset());
                    return;
                }
            }
        }
    }

    private UUID read(ConsumerRecord<byte[], byte[]> message) throws Unreadable {
        Announcement announcement = Announcement.read(message.value());
        if (!lane.carries(announcement.stage())) {
            throw new Unreadable("stage %d does not belong here".formatted(announcement.stage()));
        }
        return announcement.jobId();
    }

    void stop() {
        stopping = true;
        Consumer<byte[], byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
    }
}
