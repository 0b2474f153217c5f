package dev.tino.models.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages of models. */
@MessageBundle("models")
public interface ModelMessages {

    @Message("Models")
    String title();

    @Message("All that answer in Tino, and how good they are")
    String pitchAll();

    @Message("What was trained from your own records, and how good it is")
    String pitchOwn();

    @Message("Leaderboard")
    String board();

    @Message("Tested on rows that were not trained on. The bar is the 95 % interval, the dashes are the baseline. In service the latest thousand answers count.")
    String boardHint();

    @Message("Model")
    String model();

    @Message("everybody's")
    String everybodys();

    @Message("Owner")
    String ownerId();

    @Message("Champion")
    String champion();

    @Message("none")
    String none();

    @Message("Figure")
    String figure();

    @Message("accuracy")
    String accuracy();

    @Message("area under the ROC curve")
    String auc();

    @Message("AUC")
    String aucShort();

    @Message("Interval")
    String interval();

    @Message("{value}, between {low} and {high}")
    String range(String value, String low, String high);

    @Message("{value}, between {low} and {high}; baseline {base}")
    String rangeBeside(String value, String low, String high, String base);

    @Message("baseline {base}")
    String baselineIs(String base);

    @Message("no signal")
    String noSignal();

    @Message("It does not tell more than always naming the most frequent class.")
    String noSignalHint();

    @Message("does not classify")
    String noClasses();

    @Message("Rows tested")
    String tested();

    @Message("In service")
    String live();

    @Message("{share} of {known}")
    String liveOf(String share, String known);

    @Message("not known yet")
    String unknown();

    @Message("On this node")
    String node();

    @Message("loaded")
    String loaded();

    @Message("not loaded")
    String notLoaded();

    @Message("Memory")
    String memory();

    @Message("Last used")
    String lastUsed();

    @Message("More")
    String more();

    @Message("No models yet")
    String empty();

    @Message("A model appears here as soon as one was trained from your records.")
    String emptyHint();

    @Message("since")
    String since();

    @Message("Promote")
    String promote();

    @Message("Promote version {version}")
    String promoteVersion(int version);

    @Message("Let version {version} serve?")
    String promoteTitle(int version);

    @Message("It is verified and tried first. Then it answers on every node; what runs now ends on the one before.")
    String promoteHint();

    @Message("Reason")
    String reason();

    @Message("It stands in the timeline for good.")
    String reasonHint();

    @Message("Cancel")
    String cancel();

    @Message("Roll back")
    String rollBack();

    @Message("Roll back to the champion before?")
    String rollBackTitle();

    @Message("The version that served before answers again on every node. You can promote any version afterwards.")
    String rollBackHint();

    @Message("Version {version} serves now.")
    String nowServes(int version);

    @Message("Version {version} serves again.")
    String servesAgain(int version);

    @Message("versions loaded: {count}")
    String versionsLoaded(String count);

    @Message("trained on {rows} rows")
    String trainedOn(String rows);

    @Message("Versions")
    String versions();

    @Message("The latest first, each tested on rows that it was not trained on; the dashes are the baseline")
    String versionsHint();

    @Message("Version")
    String version();

    @Message("Made")
    String created();

    @Message("SHA-256")
    String hash();

    @Message("Copy the SHA-256 of version {version}")
    String copyHash(int version);

    @Message("Download version {version} (.onnx)")
    String download(int version);

    @Message("Actions")
    String actions();

    @Message("champion")
    String serves();

    @Message("{#when source}{#is 'trained'}trained here{#is 'imported'}imported{#is 'shipped'}shipped with Tino{#else}{source}{/when}")
    String source(String source);

    @Message("Champions")
    String timeline();

    @Message("{#when act}{#is 'promoted'}v{version} promoted{#is 'rolled-back'}Back to v{version}{#else}v{version} released{/when}")
    String act(String act, int version);

    @Message("by")
    String by();

    @Message("you")
    String you();

    @Message("Tino")
    String itself();

    @Message("Earlier")
    String earlier();

    @Message("None has served yet")
    String neverServed();

    @Message("Promote a version and it answers.")
    String neverServedHint();

    @Message("Compare two versions")
    String compare();

    @Message("Differences are those of the second to the first")
    String compareHint();

    @Message("First")
    String first();

    @Message("Second")
    String second();

    @Message("Compare")
    String doCompare();

    @Message("Both were tested on the same rows.")
    String sameRows();

    @Message("They were not tested on the same rows, so the figures cannot be compared as such.")
    String otherRows();

    @Message("It is not known whether they were tested on the same rows: a difference may be one of the rows.")
    String unknownRows();

    @Message("At least one of them does not classify, so there is nothing to compare.")
    String nothingToCompare();

    @Message("Difference")
    String difference();

    @Message("within the intervals")
    String overlap();

    @Message("{#when key}{#is 'accuracy'}Accuracy{#is 'macroF1'}Macro F1{#is 'auc'}Area under the ROC curve{#is 'logLoss'}Log-loss{#is 'brier'}Brier score{#is 'baseline'}Baseline{#else}{key}{/when}")
    String metric(String key);

    @Message("In service")
    String service();

    @Message("Accuracy where the truth became known, with its 95 % interval; the dashes are what the test said")
    String serviceHint();

    @Message("Accuracy by day")
    String course();

    @Message("Numbers by day")
    String byDay();

    @Message("Day")
    String day();

    @Message("Truth known")
    String known();

    @Message("Right")
    String right();

    @Message("Accuracy")
    String liveAccuracy();

    @Message("Too sure by")
    String sure();

    @Message("Answers")
    String answered();

    @Message("Without an answer")
    String abstained();

    @Message("p50")
    String p50();

    @Message("p99")
    String p99();

    @Message("Not asked yet")
    String noService();

    @Message("Answers, how long they took and how right they were are counted here.")
    String noServiceHint();

    @Message("Answers and times cannot be counted now. Load the page again in a moment.")
    String noLog();

    @Message("Answers and times are those since")
    String loggedSince();

    @Message("Predictions")
    String predictions();

    @Message("Newest first; nothing of what was asked is kept")
    String predictionsHint();

    @Message("All versions")
    String allVersions();

    @Message("When")
    String time();

    @Message("Answer")
    String answer();

    @Message("not sure enough")
    String unsure();

    @Message("Probability")
    String probability();

    @Message("Took")
    String took();

    @Message("For")
    String caller();

    @Message("anybody")
    String anybody();

    @Message("stands for {count}")
    String standsFor(String count);

    @Message("No predictions logged")
    String noPredictions();

    @Message("What this model answers appears here a second later.")
    String noPredictionsHint();
}
