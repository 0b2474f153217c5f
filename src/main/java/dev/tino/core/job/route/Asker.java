package dev.tino.core.job.route;

import java.util.UUID;

/** Who asks for jobs: everybody sees his own, administrators Tino's too. */
record Asker(UUID id, boolean isAdmin) {
}
