package dev.tino.chat.run;

import java.util.UUID;

/** Who asks. */
public record Asker(UUID id, boolean isAnalyst) {
}
