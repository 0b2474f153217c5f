package dev.tino.chat.observatory.sql;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** SQL that analysts and language models send. */
@ConfigMapping(prefix = "tino.chat.sql")
interface SqlConfig {

    /** Without it nobody sends any, and the role cannot log in. */
    @WithDefault("true")
    boolean enabled();

    /** For one statement, in the database and here. */
    @WithDefault("5S")
    Duration timeout();

    /** Statements that run at a time on this node, each on a connection of its own. */
    @WithDefault("4")
    @Min(1)
    int atOnce();

    /** Statements that wait for their turn on this node. */
    @WithDefault("16")
    @Min(1)
    int waiting();

    /** Connections of the role, from all nodes together. */
    @WithDefault("8")
    @Min(1)
    int connections();

    /** Rows of an answer; what is more is left out, and said to be. */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int rows();

    /** Bytes of an answer, as JSON; what is more is left out, and said to be. */
    @WithDefault("1000000")
    @Min(1)
    int bytes();

    /** The most that the database may expect a statement to cost, in its own units: a page read in turn is one. */
    @WithDefault("1000000")
    @Positive
    double cost();
}
