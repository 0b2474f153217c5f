package dev.tino.core.job.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

import dev.tino.core.error.StartupRefused;
import io.smallrye.common.annotation.Identifier;

/**
 * Clients of the brokers, with short patience: whatever does not get through is tried again by the relay. What they need
 * to be let in, certificates and passwords, comes from the {@code kafka.*} settings, named as Kafka names them.
 */
@Singleton
class KafkaClients {

    private static final Logger LOG = Logger.getLogger(KafkaClients.class);
    private static final String OWN_MACHINE = "localhost:9092";
    private static final Pattern ADDRESS = Pattern.compile("([\\w.-]+|\\[[0-9a-fA-F:]+]):\\d{1,5}");
    private static final int REQUEST_MILLIS = 3_000;
    private static final int PATIENCE_MILLIS = 6_000;
    /** A dead letter holds all of a message that a broker was willing to take, and why it is dead. */
    static final int LARGEST_DEAD_LETTER = 2 * 1_048_576;

    private final KafkaConfig config;
    private final Map<String, Object> given;

    KafkaClients(KafkaConfig config, @Identifier("default-kafka-broker") Map<String, Object> given) {
        this.config = config;
        this.given = given;
    }

    /** @throws StartupRefused when no client could ever be made of the settings */
    void check() {
        if (named().isEmpty()) {
            LOG.infof("KAFKA_BROKER_ADDRESS is not set: jobs are handed over through %s", OWN_MACHINE);
        }
        for (String address : brokers()) {
            if (!ADDRESS.matcher(address).matches()) {
                throw new StartupRefused("KAFKA_BROKER_ADDRESS cannot be used: %s is not host:port.".formatted(address));
            }
        }
    }

    List<String> brokers() {
        return named().orElse(List.of(OWN_MACHINE));
    }

    private Optional<List<String>> named() {
        return config.brokers().or(() -> Optional.ofNullable(given.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG))
                .map(addresses -> Stream.of(addresses.toString().split(",")).map(String::strip).toList()));
    }

    Admin admin() {
        Map<String, Object> settings = settings(AdminClientConfig.configNames(), "tino-jobs-topics");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return Admin.create(settings);
    }

    Producer<byte[], byte[]> producer() {
        Map<String, Object> settings = settings(ProducerConfig.configNames(), "tino-jobs-relay");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // A message that comes twice changes nothing.
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_DEAD_LETTER);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Consumer<byte[], byte[]> consumer(Lane lane) {
        Map<String, Object> settings = settings(ConsumerConfig.configNames(), "tino-jobs-" + lane.topic());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, lane.group());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        // The least that brokers take by default: for so long the jobs of a killed worker wait.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_000);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> settings(Set<String> known, String clientId) {
        Map<String, Object> settings = new HashMap<>(given);
        settings.keySet().retainAll(known);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers());
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put("enable.metrics.push", false);
        settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, List.of());
        return settings;
    }
}
