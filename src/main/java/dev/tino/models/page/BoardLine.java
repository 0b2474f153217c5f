package dev.tino.models.page;

import dev.tino.models.ModelVersion;
import dev.tino.models.prediction.LiveAccuracy;
import dev.tino.models.route.ModelView;
import dev.tino.models.route.VersionView;

/**
 * A model in the leaderboard.
 *
 * @param champion null when none serves
 * @param live of the champion; null when no truth is known
 */
record BoardLine(ModelView model, VersionLine champion, LiveAccuracy live) {

    static VersionLine champion(ModelView model) {
        return model.versions().stream().filter(VersionView::champion).findFirst().map(VersionLine::of).orElse(null);
    }

    /** Of the champion; version 0, which never is, when none serves. */
    static ModelVersion serving(ModelView model) {
        return new ModelVersion(model.name(), model.champion() == null ? 0 : model.champion().version());
    }

    public String address() {
        return ModelAddress.of(model.name());
    }
}
