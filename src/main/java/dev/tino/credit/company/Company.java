package dev.tino.credit.company;

import java.time.Instant;
import java.util.UUID;

/** A company, as it registered; its id is its account's. */
public record Company(UUID id, String name, String email, Instant createdAt) {
}
