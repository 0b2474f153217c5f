package dev.tino.core.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.tino.core.error.StartupRefused;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Brokers, topics and groups as they are configured, by the names that today's systems use. */
class KafkaSettingsTest {

    @Test
    void withoutSettingsTheyAreThoseOfTheSystemInUse() throws IOException {
        KafkaConfig config = config(Map.of());

        assertThat(Lane.of(config)).containsExactly(new Lane("batch-jobs", "embeddings_worker", true),
                new Lane("embeddings-results", "classification_worker", false));
        assertThat(clients(config).brokers()).containsExactly("localhost:9092");
    }

    @Test
    void theirOldNamesAreHonoured() throws IOException {
        KafkaConfig config = config(Map.of("KAFKA_BROKER_ADDRESS", "one.example.com:9092,[::1]:9093", "BATCH_JOBS_TOPIC", "a",
                "EMBEDDINGS_RESULTS_TOPIC", "b", "EMBEDDINGS_CONSUMER_GROUP", "c", "CLASSIFICATION_CONSUMER_GROUP", "d"));

        assertThat(Lane.of(config)).containsExactly(new Lane("a", "c", true), new Lane("b", "d", false));
        clients(config).check();
        assertThat(clients(config).brokers()).isEqualTo(List.of("one.example.com:9092", "[::1]:9093"));
    }

    @Test
    void tinosOwnNameGoesBefore() throws IOException {
        KafkaConfig config = config(Map.of("KAFKA_BROKER_ADDRESS", "old:9092", "TINO_JOBS_KAFKA_BROKERS", "new:9092"));

        assertThat(clients(config).brokers()).containsExactly("new:9092");
    }

    @Test
    void kafkasOwnNameCountsWhenNeitherIsSet() throws IOException {
        KafkaConfig config = config(Map.of("KAFKA_BROKER_ADDRESS", ""));

        var clients = new KafkaClients(config, Map.of("bootstrap.servers", "one:9092, two:9092"));

        clients.check();
        assertThat(clients.brokers()).containsExactly("one:9092", "two:9092");
    }

    @Test
    void anAddressWithoutAPortIsRefused() throws IOException {
        KafkaClients clients = clients(config(Map.of("KAFKA_BROKER_ADDRESS", "broker.example.com")));

        Throwable refused = catchThrowable(clients::check);

        assertThat(refused).isInstanceOf(StartupRefused.class)
                .hasMessage("KAFKA_BROKER_ADDRESS cannot be used: broker.example.com is not host:port.");
    }

    @Test
    void oneTopicForAllStagesIsRefused() throws IOException {
        KafkaConfig config = config(Map.of("BATCH_JOBS_TOPIC", "jobs", "EMBEDDINGS_RESULTS_TOPIC", "jobs"));

        Throwable refused = catchThrowable(() -> Lane.of(config));

        assertThat(refused).isInstanceOf(StartupRefused.class).hasMessage("Jobs of different stages need a topic each:"
                + " BATCH_JOBS_TOPIC is jobs, EMBEDDINGS_RESULTS_TOPIC is jobs.");
    }

    private static KafkaClients clients(KafkaConfig config) {
        return new KafkaClients(config, Map.of());
    }

    private static KafkaConfig config(Map<String, String> environment) throws IOException {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters()
                .withMapping(KafkaConfig.class)
                .withSources(new EnvConfigSource(environment, 300), new PropertiesConfigSource(
                        KafkaSettingsTest.class.getResource("/application.properties"), 250))
                .withMappingIgnore("**").build().getConfigMapping(KafkaConfig.class);
    }
}
