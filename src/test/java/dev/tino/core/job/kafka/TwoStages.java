package dev.tino.core.job.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import io.smallrye.mutiny.Uni;

/** Notes in the result which stages were done, and in which attempt. */
@ApplicationScoped
class TwoStages implements JobHandler {

    static final String KIND = "test.two-stages";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> stages() {
        return List.of("first", "second");
    }

    @Override
    public Uni<Void> run(JobRun run) {
        int stage = stages().indexOf(run.stage());
        byte[] note = "%s in attempt %d\n".formatted(run.stage(), run.attempt()).getBytes(StandardCharsets.UTF_8);
        return run.store(JobRun.RESULT, stage, note, stage + 1, stages().size());
    }
}
