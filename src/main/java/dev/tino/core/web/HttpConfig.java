package dev.tino.core.web;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "tino.http")
interface HttpConfig {

    /** Addresses and blocks, such as {@code 10.0.0.0/8}, of proxies whose {@code X-Forwarded-For} is believed. */
    Optional<List<String>> trustedProxies();

    /** Origins whose pages may read the answers, or {@code *} for any. */
    Optional<List<String>> corsOrigins();
}
