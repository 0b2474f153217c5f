package dev.tino.testsupport;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

import kafka.Kafka;

/** What runs in the process of a {@link RunningBroker}. */
final class BrokerProcess {

    private BrokerProcess() {
    }

    /**
     * @param arguments the broker's settings, and the process that it is not to outlive
     */
    public static void main(String[] arguments) throws Exception {
        ProcessHandle.of(Long.parseLong(arguments[1])).ifPresentOrElse(
                parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0)), () -> Runtime.getRuntime().halt(0));
        Properties settings = new Properties();
        try (var file = Files.newBufferedReader(Path.of(arguments[0]))) {
            settings.load(file);
        }
        format(settings.getProperty("log.dirs"));
        Kafka.main(new String[] { arguments[0] });
    }

    /** Does nothing where it was done. */
    private static void format(String directory) throws Exception {
        new Formatter().setPrintStream(new PrintStream(System.out, true)).setNodeId(1).setClusterId("dGlub190ZXN0X2Nsc3RyMA")
                .setControllerListenerName("CONTROLLER").addDirectory(directory).setMetadataLogDirectory(directory)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES).setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setIgnoreFormatted(true).run();
    }
}
