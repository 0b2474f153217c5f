package dev.tino.core.job.kafka;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

import dev.tino.core.web.Dependency;

/** Knows whether the brokers can be reached, says so when that changes, and creates the topics that are missing. */
final class BrokerWatch implements Runnable {

    private static final Logger LOG = Logger.getLogger(BrokerWatch.class);
    private static final long PRESENT_MILLIS = 5_000;
    private static final long AWAY_MILLIS = 1_000;

    private final KafkaClients clients;
    private final List<NewTopic> topics;
    private final Dependency broker;
    private final Runnable back;
    private final Set<String> refused = new HashSet<>();
    private volatile boolean present;
    private boolean toldAway;
    private boolean hurried;
    private volatile boolean stopping;

    /**
     * @param broker is told what it is like
     * @param back called, on this thread, whenever brokers have come within reach
     */
    BrokerWatch(KafkaClients clients, List<Lane> lanes, int partitions, Dependency broker, Runnable back) {
        this.clients = clients;
        this.topics = topics(lanes, partitions);
        this.broker = broker;
        this.back = back;
    }

    private static List<NewTopic> topics(List<Lane> lanes, int partitions) {
        List<NewTopic> topics = new ArrayList<>();
        for (Lane lane : lanes) {
            topics.add(new NewTopic(lane.topic(), Optional.of(partitions), Optional.empty()));
            topics.add(new NewTopic(lane.deadLetters(), Optional.of(1), Optional.empty()).configs(Map
                    .of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(KafkaClients.LARGEST_DEAD_LETTER))));
        }
        return topics;
    }

    boolean isPresent() {
        return present;
    }

    /** Something did not get through: looks now. */
    synchronized void hurry() {
        hurried = true;
        notifyAll();
    }

    synchronized void stop() {
        stopping = true;
        notifyAll();
    }

    @Override
    public void run() {
        while (!stopping) {
            try (Admin admin = clients.admin()) {
                watch(admin);
            } catch (KafkaException unusable) {
                // A host that nobody knows, for one: it may be known later.
                away(unusable);
                pause(AWAY_MILLIS);
            } catch (Throwable unforeseen) {
                // Without this thread jobs would wait for ever, and nobody would know why.
                LOG.errorf(unforeseen, "Cannot look after Kafka at %s, trying on", clients.brokers());
                present = false;
                broker.away();
                pause(AWAY_MILLIS);
            }
        }
    }

    private void watch(Admin admin) {
        while (!stopping) {
            look(admin);
            pause(present ? PRESENT_MILLIS : AWAY_MILLIS);
        }
    }

    private void look(Admin admin) {
        try {
            List<NewTopic> missing = missing(admin);
            for (NewTopic topic : missing) {
                create(admin, topic);
            }
            present();
        } catch (ExecutionException unreachable) {
            away(unreachable.getCause());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private List<NewTopic> missing(Admin admin) throws ExecutionException, InterruptedException {
        Map<String, ?> found = admin.listTopics().namesToListings().get();
        return topics.stream().filter(topic -> !found.containsKey(topic.name())).toList();
    }

    /** Whoever may not create them has them created by somebody else. */
    private void create(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        KafkaFuture<Void> created = admin.createTopics(List.of(topic)).all();
        try {
            created.get();
            LOG.infof("Created the topic %s", topic.name());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TopicExistsException) {
                return;
            }
            if (failed.getCause() instanceof RetriableException
                    && !(failed.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw failed;
            }
            if (refused.add(topic.name())) {
                LOG.warnf("Cannot create the topic %s: %s", topic.name(), failed.getCause().getMessage());
            }
        }
    }

    private void present() {
        broker.up();
        if (present) {
            return;
        }
        present = true;
        if (toldAway) {
            LOG.info("Kafka is back: jobs are handed over again");
        }
        toldAway = false;
        back.run();
    }

    private void away(Throwable reason) {
        present = false;
        broker.away();
        if (!toldAway && !stopping) {
            LOG.warnf("Kafka is away at %s, jobs wait until it is back: %s", clients.brokers(), reason.getMessage());
        }
        toldAway = true;
    }

    private synchronized void pause(long millis) {
        try {
            if (!stopping && !hurried) {
                wait(millis);
            }
            hurried = false;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
