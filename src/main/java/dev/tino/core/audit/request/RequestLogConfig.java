package dev.tino.core.audit.request;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.audit.request-log")
interface RequestLogConfig {

    /** Whether requests are logged. */
    @WithDefault("true")
    boolean enabled();

    /** The longest that a request waits to be written while the database answers. */
    @WithDefault("0.5S")
    @DurationMin(millis = 10)
    Duration interval();

    /** Requests that wait while the database is away; more are dropped and counted. */
    @WithDefault("10000")
    @Min(1)
    int waiting();

    /** Refusals and log-ins that wait; more go to the application log. */
    @WithDefault("50000")
    @Min(1)
    int waitingSecurityEvents();

    /** Memory for either, at least a megabyte. */
    @WithDefault("24M")
    MemorySize waitingBytes();
}
