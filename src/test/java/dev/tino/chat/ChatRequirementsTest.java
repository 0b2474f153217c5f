package dev.tino.chat;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import dev.tino.core.error.StartupRefused;

class ChatRequirementsTest {

    @Test
    void anAssistantThatIsThereIsAccepted() {
        ChatRequirements.check("ollama");
    }

    @Test
    void anotherIsNamedWithThoseThatAreThere() {
        assertThatThrownBy(() -> ChatRequirements.check("gpt")).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("TINO_CHAT_PROVIDER").hasMessageContaining("'gpt'").hasMessageContaining("embedded");
    }
}
