package dev.tino.testsupport;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A broker for the jobs of a test profile: {@code new TestResourceEntry(TestBroker.class)}. */
public class TestBroker implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("tino.jobs.transport", "kafka", "tino.jobs.kafka.brokers", RunningBroker.shared().address());
    }

    /** The broker stays for the next test class; it ends with the JVM. */
    @Override
    public void stop() {
    }
}
