package dev.tino.finance.classification.job;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class ClassificationJob implements JobHandler {

    static final String KIND = "finance.classification";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        throw new UnsupportedOperationException();
    }
}
