package dev.tino.core.web;

import java.util.Set;

import jakarta.validation.constraints.NotEmpty;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.node")
public interface NodeConfig {

    String ROLES = "tino.node.roles";

    /** One or both of {@code api} and {@code worker}. */
    @WithDefault("api,worker")
    @NotEmpty
    Set<NodeRole> roles();
}
