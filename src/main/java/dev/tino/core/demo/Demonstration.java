package dev.tino.core.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.web.NodeConfig;
import dev.tino.core.web.NodeRole;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;

/**
 * Has people and records made up for somebody who tries Tino out, once requests are served, and tells him how to begin.
 * Nothing waits for it. Tokens are told to the console and not to the log, which may be kept.
 */
@ApplicationScoped
class Demonstration {

    private static final Logger LOG = Logger.getLogger(Demonstration.class);
    /** JVM-wide, as dev mode starts anew after each change of a file: what was told and made before is no news. */
    private static final String STATE = "tino.demo.state";
    private static final String TOLD = "told";
    private static final String MADE = "made";
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);

    private final DemoConfig config;
    private final NodeConfig node;
    private final DemoAccounts accounts;
    private final List<DemoData> parts;
    private final ObjectMapper json;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "demonstration");
        thread.setDaemon(true);
        return thread;
    });

    Demonstration(DemoConfig config, NodeConfig node, DemoAccounts accounts, @All List<DemoData> parts, ObjectMapper json) {
        this.config = config;
        this.node = node;
        this.accounts = accounts;
        this.parts = parts;
        this.json = json;
    }

    void begin(@ObservesAsync HttpServerStart listening, HttpServer server) {
        if (config.enabled() && node.roles().contains(NodeRole.API) && !MADE.equals(System.getProperty(STATE))) {
            URI address = URI.create("http://localhost:" + server.getPort());
            threads.submit(() -> show(address));
        }
    }

    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void show(URI address) {
        boolean isTold = TOLD.equals(System.getProperty(STATE));
        PrintStream console = System.out;
        try {
            Optional<DemoPeople> people = VertxContextSupport.subscribeAndAwait(accounts::people);
            if (!isTold) {
                console.println(FirstPage.of(address, people));
                System.setProperty(STATE, TOLD);
            }
            if (people.isPresent()) {
                var site = new DemoSite(address, people.get(), json);
                boolean isWhole = make(site);
                site.told().forEach(console::println);
                if (isWhole) {
                    System.setProperty(STATE, MADE);
                }
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (Throwable failure) {
            LOG.warn("There is no demonstration; the next start tries again", failure);
        }
    }

    /** @return whether all of it is there */
    private boolean make(DemoSite site) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        List<Callable<Boolean>> work = new ArrayList<>();
        parts.forEach(part -> work.add(() -> make(part, site)));
        boolean whole = true;
        for (var made : threads.invokeAll(work)) {
            whole &= made.get();
        }
        if (whole) {
            LOG.infof("The records of the demonstration are there, after %d s",
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
        }
        return whole;
    }

    private static boolean make(DemoData part, DemoSite site) {
        try {
            part.make(site);
            return true;
        } catch (InterruptedException ending) {
            return false;
        } catch (Exception failure) {
            LOG.warnf(failure, "Records of the demonstration are missing; the next start makes up for them");
            return false;
        }
    }
}
