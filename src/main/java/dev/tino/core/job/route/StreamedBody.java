package dev.tino.core.job.route;

import io.smallrye.mutiny.Multi;

/**
 * A body that is written piece by piece, as the client takes it, with nothing put between the pieces.
 *
 * @param pieces fails to break the connection off, which is how a client sees that something is missing
 */
record StreamedBody(Multi<byte[]> pieces) {
}
