package dev.tino.models.page;

import java.util.List;
import java.util.UUID;

import dev.tino.models.release.Champion;
import dev.tino.models.route.ModelView;

/**
 * How a model stands.
 *
 * @param timeline its beginning
 * @param told what was just done; null when it is only looked at
 */
record Standing(ModelView model, Lines timeline, Champion told) {

    /**
     * A part of the timeline, the newest first.
     *
     * @param isBeginning whether its first line tells what serves now
     * @param before where the next part begins; null when there is none
     */
    record Lines(String address, List<Champion> items, boolean isBeginning, Integer before) {

        public boolean isPresent(Champion line) {
            return isBeginning && line.equals(items.get(0));
        }

        public boolean isBy(Champion line, UUID somebody) {
            return somebody.equals(line.actorId());
        }
    }

    Standing after(Champion act) {
        return new Standing(model, timeline, act);
    }

    public String address() {
        return ModelAddress.of(model.name());
    }

    public List<VersionLine> versions() {
        return model.versions().stream().map(VersionLine::of).toList();
    }

    /** Null when none serves. */
    public VersionLine champion() {
        return BoardLine.champion(model);
    }

    /** The version that came after the champion; null when there is none. */
    public VersionLine candidate() {
        VersionLine latest = versions().get(0);
        return model.champion() == null || latest.number() > model.champion().version() ? latest : null;
    }

    /** The one to compare the champion with, or the first of them. */
    public int other() {
        return model.versions().stream().filter(version -> !version.champion()).findFirst().orElse(model.versions().get(0))
                .version();
    }

    public boolean hadOthers() {
        return timeline.items.size() > 1;
    }

    /** On this node. */
    public long loaded() {
        return model.versions().stream().filter(version -> version.node().loaded()).count();
    }

    /** That they take, in megabytes. */
    public Double memory() {
        return versions().stream().filter(version -> version.memory() != null).mapToDouble(VersionLine::memory).sum();
    }
}
