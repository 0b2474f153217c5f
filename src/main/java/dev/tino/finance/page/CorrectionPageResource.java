package dev.tino.finance.page;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import dev.tino.core.web.page.Toast;
import dev.tino.core.web.page.Viewer;
import dev.tino.finance.transaction.TransactionChanges;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** One row of the list, and the word of its owner on it. */
@Path(FinancePageResource.PATH + "/lines/{id}")
@RolesAllowed(Role.USER)
@Produces(MediaType.TEXT_HTML)
class CorrectionPageResource {

    private final TransactionChanges changes;
    private final FinanceRecords records;
    private final Viewer viewer;

    CorrectionPageResource(TransactionChanges changes, FinanceRecords records, Viewer viewer) {
        this.changes = changes;
        this.records = records;
        this.viewer = viewer;
    }

    @GET
    public Uni<TemplateInstance> row(UUID id) {
        return records.line(viewer.id(), id).map(lines -> viewer.show(FinanceTemplates.rows(lines)));
    }

    /**
     * Answers with the row and with those of the others that follow it.
     *
     * @param category a name; a blank one asks for the name of a new category
     * @param shown the rows that the page shows
     */
    @PUT
    @Path("/category")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> file(UUID id, @RestForm String category, @RestForm List<String> shown) {
        if (category != null && category.isBlank()) {
            return records.line(viewer.id(), id)
                    .map(lines -> RestResponse.ok(viewer.show(FinanceTemplates.naming(lines.rows().get(0))).render()));
        }
        List<UUID> visible = shown.stream().map(row -> QueryParameter.uuid("shown", row)).toList();
        return changes.file(viewer.id(), id, category)
                .chain(changed -> records.corrected(viewer.id(), changed, visible)
                        .map(lines -> answer(lines, changed.followers().size())));
    }

    private RestResponse<String> answer(Lines corrected, int followers) {
        String told = viewer.language().words(FinanceMessages.class).followed(followers);
        return ResponseBuilder.ok(viewer.show(FinanceTemplates.rows(corrected)).render())
                .header(Toast.HEADER, Toast.header(told, FinancePageResource.CHANGED)).build();
    }
}
