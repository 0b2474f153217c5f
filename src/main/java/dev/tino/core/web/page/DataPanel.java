package dev.tino.core.web.page;

import java.util.Set;

import dev.tino.core.web.Language;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** What the page of data tells of one domain; whoever owns the data implements it as a bean. Each loads for itself. */
public interface DataPanel {

    /** Its last part of the address {@code /ui/data/<key>}. The panel is the content of the element {@code #data-<key>}. */
    String key();

    /** Lower is further up. */
    int order();

    /** Who sees it: whoever has one of these roles. */
    Set<String> roles();

    String label(Language language);

    /** What the viewer may see of it, in his language. */
    Uni<TemplateInstance> show();
}
