package dev.tino.core.job;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

/** The kinds of jobs that this version knows. */
@ApplicationScoped
class JobHandlers {

    private final Map<String, JobHandler> byKind;

    JobHandlers(@All List<JobHandler> handlers) {
        byKind = handlers.stream().collect(Collectors.toUnmodifiableMap(JobHandler::kind, Function.identity()));
    }

    Collection<JobHandler> all() {
        return byKind.values();
    }

    /** @throws IllegalArgumentException when nobody does such jobs */
    JobHandler of(String kind) {
        JobHandler handler = byKind.get(kind);
        if (handler == null) {
            throw new IllegalArgumentException("No handler for jobs of kind " + kind);
        }
        return handler;
    }

    /**
     * What can be claimed: another version of Tino may have queued other kinds, and stages that this one does not have.
     *
     * @return each stage as kind, slash, number
     */
    String[] stages() {
        return all().stream()
                .flatMap(handler -> IntStream.range(0, handler.stages().size()).mapToObj(stage -> handler.kind() + "/" + stage))
                .toArray(String[]::new);
    }
}
