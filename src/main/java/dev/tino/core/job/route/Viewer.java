package dev.tino.core.job.route;

import java.util.UUID;

/** Who looks at jobs: everybody sees his own, administrators Tino's too. */
record Viewer(UUID id, boolean isAdmin) {
}
