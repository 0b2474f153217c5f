package dev.tino.compat.rating;

import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a job stands.
 *
 * @param result one of {@code total_encontrado}, {@code mensagem} and {@code erro}
 */
record Task(@JsonProperty("id_tarefa") UUID id, @JsonProperty("estado") TaskState state,
        @JsonProperty("resultado") @Schema(implementation = Map.class, example = "{\"total_encontrado\": 1000}") Map<String, Object> result) {

    /** A job that was queued. */
    record Queued(@JsonProperty("id_tarefa") UUID id, @Schema(examples = Queued.SCRAPE) String message) {

        static final String SCRAPE = "Processo de raspagem iniciado em segundo plano.";
        static final String TRAINING = "Processo do treino do Modelo iniciado em segundo plano.";
    }
}
