package dev.tino.core.job.kafka;

import java.util.List;

import dev.tino.core.error.StartupRefused;

/**
 * A topic and those who read it.
 *
 * @param group of consumers, who share it
 * @param first whether it is about first stages; else about all later ones
 */
record Lane(String topic, String group, boolean first) {

    /** @throws StartupRefused when a name serves two ends */
    static List<Lane> of(KafkaConfig config) {
        Lane first = new Lane(config.batchJobsTopic(), config.embeddingsGroup(), true);
        Lane later = new Lane(config.embeddingsResultsTopic(), config.classificationGroup(), false);
        if (first.topic.equals(later.topic) || first.deadLetters().equals(later.topic)
                || later.deadLetters().equals(first.topic)) {
            throw new StartupRefused("Jobs of different stages need a topic each: BATCH_JOBS_TOPIC is %s,"
                    .formatted(first.topic) + " EMBEDDINGS_RESULTS_TOPIC is %s.".formatted(later.topic));
        }
        return List.of(first, later);
    }

    boolean carries(int stage) {
        return first == (stage == 0);
    }

    /** Where messages go that nobody can act upon. */
    String deadLetters() {
        return topic + "-dlt";
    }
}
