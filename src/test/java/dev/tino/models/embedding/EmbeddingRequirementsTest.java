package dev.tino.models.embedding;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.error.StartupRefused;

class EmbeddingRequirementsTest {

    @AfterEach
    void forget() {
        System.clearProperty("tino.embeddings.provider");
    }

    @Test
    void tinoStartsWithoutAProvider() {
        assertThatNoException().isThrownBy(EmbeddingRequirements::check);
    }

    @Test
    void aProviderThatLacksSomethingIsRefusedAtStart() {
        System.setProperty("tino.embeddings.provider", "http");

        assertThatThrownBy(EmbeddingRequirements::check).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("tino.embeddings.url (or EMBEDDING_API_URL) is missing");
    }
}
