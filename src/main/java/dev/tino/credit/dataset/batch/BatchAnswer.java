package dev.tino.credit.dataset.batch;

import java.util.List;

import dev.tino.credit.dataset.check.RejectedRow;

/**
 * What became of a lot.
 *
 * @param received how many rows it had
 * @param rejected those that were kept out, in their order; the others are stored
 */
public record BatchAnswer(int received, List<RejectedRow> rejected) {
}
