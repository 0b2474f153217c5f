package dev.tino.core.job.route;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("jobs")
public interface JobMessages {

    @Message("Jobs")
    String title();

    @Message("What runs, what waits and what has ended, for you alone")
    String own();

    @Message("What runs, what waits and what has ended, of everybody. What a job made is its owner's alone.")
    String all();

    @Message("live")
    String live();

    @Message("Counts")
    String counts();

    @Message("Running")
    String running();

    @Message("Waiting")
    String waiting();

    @Message("Completed")
    String completed();

    @Message("Failed")
    String failed();

    @Message("now")
    String now();

    @Message("of those queued within a day")
    String lately();

    @Message("Status")
    String status();

    @Message("All")
    String every();

    @Message("Kind")
    String kind();

    @Message("Every kind")
    String everyKind();

    @Message("{#switch status}{#case 'pending'}waiting{#case 'running'}running{#case 'completed'}completed{#case 'failed'}failed{#case 'cancelled'}cancelled{/switch}")
    String statusName(String status);

    @Message("Job")
    String job();

    @Message("Progress")
    String progress();

    @Message("Attempts")
    String attempts();

    @Message("Queued")
    String queued();

    @Message("Duration")
    String duration();

    @Message("Owner")
    String owner();

    @Message("Tino")
    String tino();

    @Message("you")
    String you();

    @Message("Actions")
    String actions();

    @Message("Cancel")
    String cancel();

    @Message("Cancel this job?")
    String cancelTitle();

    @Message("What runs is stopped, wherever it runs. It can be sent again for a while.")
    String cancelQuestion();

    @Message("Cancel the job")
    String cancelAction();

    @Message("Send again")
    String retry();

    @Message("More")
    String more();

    @Message("No jobs yet")
    String empty();

    @Message("Trainings, large classifications and other long work appear here as soon as somebody asks for them.")
    String emptyHint();

    @Message("No job is like this")
    String none();

    @Message("Choose another status or another kind.")
    String noneHint();

    @Message("Show all jobs")
    String showAll();

    @Message("Remove finished jobs")
    String remove();

    @Message("{count} finished jobs of everybody go, with their results.")
    String removeQuestion(String count);

    @Message("There are no finished jobs.")
    String removeNothing();

    @Message("Remove {count}")
    String removeAction(String count);

    @Message("Keep them")
    String keep();

    @Message("Details")
    String details();

    @Message("Stage")
    String stage();

    @Message("{number} of {count}: {name}")
    String stageOf(int number, int count, String name);

    @Message("{done} of {total}")
    String doneOf(String done, String total);

    @Message("It does not tell yet how much there is to do.")
    String unmeasured();

    @Message("It waits for its turn.")
    String waits();

    @Message("Started")
    String started();

    @Message("Finished")
    String finished();

    @Message("Kept until")
    String expires();

    @Message("Expired: what it held is gone.")
    String expired();

    @Message("Why it failed")
    String why();

    @Message("Download the result")
    String download();

    @Message("Id")
    String id();
}
