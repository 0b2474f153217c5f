package dev.tino.core.database;

import java.time.Duration;

record Limits(Duration connection, Duration silence) implements PoolLimits {
}
