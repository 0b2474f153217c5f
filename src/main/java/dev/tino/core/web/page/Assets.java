package dev.tino.core.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The addresses of what pages load, each with what changes when the file does; in templates {@code cdi:assets}. */
@Named("assets")
@ApplicationScoped
public class Assets {

    private static final String FOLDER = "/ui/assets/";
    private static final String LIBRARIES = "/webjars/";
    /** The versions in the pom. */
    private static final String HTMX = LIBRARIES + "htmx.org/2.0.8/dist/htmx.min.js";
    private static final String UPLOT = LIBRARIES + "uplot/1.6.30/dist/uPlot.iife.min.js";
    private static final String UPLOT_STYLE = LIBRARIES + "uplot/1.6.30/dist/uPlot.min.css";

    private final String style = stamped("tino.css");
    private final String script = stamped("tino.js");
    private final String charts = stamped("charts.js");
    private final String jobs = stamped("jobs.js");
    private final String icon = stamped("favicon.svg");
    private final String icons = stamped("icons.svg");

    public String style() {
        return style;
    }

    public String script() {
        return script;
    }

    public String charts() {
        return charts;
    }

    public String jobs() {
        return jobs;
    }

    public String icon() {
        return icon;
    }

    /** Symbols, each by its id. */
    public String icons() {
        return icons;
    }

    public String htmx() {
        return HTMX;
    }

    public String uplot() {
        return UPLOT;
    }

    public String uplotStyle() {
        return UPLOT_STYLE;
    }

    private static String stamped(String name) {
        String address = FOLDER + name;
        try (InputStream file = Assets.class.getResourceAsStream("/META-INF/resources" + address)) {
            if (file == null) {
                throw new IllegalStateException("There is no asset " + name);
            }
            var checksum = new CRC32();
            checksum.update(file.readAllBytes());
            return address + "?v=" + Long.toHexString(checksum.getValue());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
