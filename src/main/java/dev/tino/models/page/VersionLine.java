package dev.tino.models.page;

import dev.tino.models.route.VersionView;

/**
 * A version as it stands in a table.
 *
 * @param figure null for a model that does not classify
 */
record VersionLine(VersionView view, Figure figure) {

    private static final double MEGABYTE = 1_000_000;
    private static final int SHORT_HASH = 10;

    static VersionLine of(VersionView view) {
        return new VersionLine(view, Figure.of(view.evaluation()));
    }

    public int number() {
        return view.version();
    }

    public boolean hasSignal() {
        return view.evaluation() == null || view.evaluation().signal();
    }

    /** In megabytes. */
    public Double size() {
        return view.size() / MEGABYTE;
    }

    /** That it takes on this node, in megabytes; null when it is not loaded. */
    public Double memory() {
        return view.node().memory() == null ? null : view.node().memory() / MEGABYTE;
    }

    public String shortHash() {
        return view.sha256().substring(0, Math.min(SHORT_HASH, view.sha256().length()));
    }
}
