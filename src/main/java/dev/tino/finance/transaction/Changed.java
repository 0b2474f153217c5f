package dev.tino.finance.transaction;

import java.util.List;
import java.util.UUID;

/**
 * What a change did.
 *
 * @param followers others with the same description that are under its category now, since a user's word on one counts for
 *        all that he has not filed himself
 */
public record Changed(TransactionView transaction, List<UUID> followers) {
}
