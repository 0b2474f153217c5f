package dev.tino.core.audit.retention;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("retention")
public interface RetentionMessages {

    @Message("Retention")
    String title();

    @Message("How long things are kept before they are removed for good")
    String pitch();

    @Message("What is kept")
    String kept();

    /** What a kept thing is called; one that is not named here goes by its own name. */
    @Message("{#when name}{#is 'requests'}Request log{#is 'predictions'}Predictions of models{#is 'outcomes'}What predictions came to{#is 'embeddings'}Vectors of texts{#is 'jobs'}Finished jobs{#is 'scrapes'}Scrapes of the shop{#is 'deleted-talks'}Deleted talks{#is 'chat-run-events'}Events of answers in talks{#is 'api-tokens'}Expired and revoked tokens{#is 'token-families'}Log-ins that are over{#is 'idempotency-keys'}Answers kept for repetitions{#is 'retention-runs'}Runs of this clean-up{#else}{name}{/when}")
    String name(String name);

    @Message("Days")
    String days();

    @Message("Days for {name}")
    String daysFor(String name);

    @Message("Set by")
    String source();

    @Message("{#when source}{#is 'API'}an administrator{#is 'PROPERTY'}the configuration{#else}default{/when}")
    String sourceName(String source);

    @Message("Rows")
    String rows();

    @Message("Of the whole table, about as the database last counted them.")
    String rowsHint();

    @Message("Change")
    String change();

    @Message("Change the days of: {name}?")
    String changeTitle(String name);

    @Message("The next run removes for good whatever is older than the days that you set.")
    String changeQuestion();

    @Message("Run now")
    String run();

    @Message("Remove now what has expired?")
    String runTitle();

    @Message("Whatever is older than its days is removed for good, at once. This may take some minutes.")
    String runQuestion();

    @Message("Last run")
    String lastRun();

    @Message("There was no run yet")
    String noRun();

    @Message("A run begins each night by itself.")
    String noRunHint();

    @Message("Began")
    String began();

    @Message("Ended")
    String ended();

    @Message("Removed")
    String removed();

    @Message("nothing")
    String nothing();

    @Message("Failed")
    String failed();

    @Message("The application log says why.")
    String failedHint();
}
