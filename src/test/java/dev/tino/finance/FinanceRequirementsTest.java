package dev.tino.finance;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.error.StartupRefused;

class FinanceRequirementsTest {

    private static final String EMBEDDINGS = "tino.finance.model.embeddings";
    private static final String PROVIDER = "tino.embeddings.provider";

    @AfterEach
    void forget() {
        System.clearProperty(EMBEDDINGS);
        System.clearProperty(PROVIDER);
    }

    @Test
    void modelsWithoutVectorsNeedNoProvider() {
        assertThatNoException().isThrownBy(FinanceRequirements::check);
    }

    @Test
    void modelsWithVectorsNeedAProvider() {
        System.setProperty(EMBEDDINGS, "true");

        assertThatThrownBy(FinanceRequirements::check).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("tino.embeddings.provider is none: tino.finance.model.embeddings=true needs one");

        System.setProperty(PROVIDER, "http");

        assertThatNoException().isThrownBy(FinanceRequirements::check);
    }
}
