package dev.tino.chat.run;

import java.util.UUID;

/** Who asks. */
record Asker(UUID id, boolean isAnalyst) {
}
