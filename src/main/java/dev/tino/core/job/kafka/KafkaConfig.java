package dev.tino.core.job.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Counts with {@code tino.jobs.transport=kafka} alone. */
@ConfigMapping(prefix = "tino.jobs.kafka")
interface KafkaConfig {

    /** {@code host:port} of one or more brokers; else {@code kafka.bootstrap.servers}; else this machine's own. */
    Optional<List<String>> brokers();

    /** Jobs that wait for their first stage. */
    @WithDefault("batch-jobs")
    @NotBlank
    String batchJobsTopic();

    /** Jobs that wait for a later one. */
    @WithDefault("embeddings-results")
    @NotBlank
    String embeddingsResultsTopic();

    @WithDefault("embeddings_worker")
    @NotBlank
    String embeddingsGroup();

    @WithDefault("classification_worker")
    @NotBlank
    String classificationGroup();

    /** Of a topic that Tino has to create: as many workers share it at most. */
    @WithDefault("12")
    @Min(1)
    @Max(1_000)
    int partitions();

    /** A job that nobody has claimed for so long is announced again, to whichever worker. */
    @WithDefault("5S")
    @NotNull
    @DurationMin(seconds = 1)
    Duration repeatAfter();
}
