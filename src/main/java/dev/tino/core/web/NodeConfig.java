package dev.tino.core.web;

import java.util.Set;

import jakarta.validation.constraints.NotEmpty;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.node")
public interface NodeConfig {

    String ROLES = "tino.node.roles";
    String EVERY_ROLE = "api,worker";

    /** One or both of {@code api} and {@code worker}; {@code api} alone where Tino is compiled to native code. */
    @WithDefault(EVERY_ROLE)
    @NotEmpty
    Set<NodeRole> roles();
}
