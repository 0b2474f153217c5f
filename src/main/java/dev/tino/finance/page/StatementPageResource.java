package dev.tino.finance.page;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import dev.tino.core.error.Failure;
import dev.tino.core.idempotency.Creations;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import dev.tino.core.web.page.Toast;
import dev.tino.core.web.page.Viewer;
import dev.tino.finance.imports.ImportResult;
import dev.tino.finance.imports.ImportService;
import dev.tino.finance.imports.ImportService.Upload;
import dev.tino.finance.statement.StatementError;
import dev.tino.finance.statement.StatementTemplate;
import io.smallrye.mutiny.Uni;

/** Statements that are dropped on the page. */
@Path(FinancePageResource.PATH)
@RolesAllowed(Role.USER)
class StatementPageResource {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ImportService imports;
    private final FinanceRecords records;
    private final Creations creations;
    private final Viewer viewer;

    StatementPageResource(ImportService imports, FinanceRecords records, Creations creations, Viewer viewer) {
        this.imports = imports;
        this.records = records;
        this.creations = creations;
        this.viewer = viewer;
    }

    /**
     * @param dry whether it is only to be looked at
     * @param store says after such a look that it is to be stored
     */
    @POST
    @Path("/statements")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_HTML)
    public Uni<RestResponse<String>> add(@RestForm FileUpload file, @RestForm String account, @RestForm String dry,
            @RestForm String store) {
        if (file == null) {
            throw Failure.invalid("file", "is missing from the form");
        }
        UUID ownerId = viewer.id();
        String name = QueryParameter.text("file", file.fileName());
        var upload = new Upload(name == null ? "" : name, file.uploadedFile(), QueryParameter.text("account", account));
        boolean preview = dry != null && store == null;
        return (preview ? imports.preview(ownerId, upload).map(result -> RestResponse.ok(told(upload, result)))
                : imports.commit(ownerId, upload, creations.withoutKey()).chain(result -> stored(ownerId, upload, result)))
                .onFailure(StatementPageResource::isUnreadable).recoverWithItem(failure -> unreadable(upload, failure));
    }

    private Uni<RestResponse<String>> stored(UUID ownerId, Upload upload, ImportResult result) {
        if (result.accepted() == 0) {
            return Uni.createFrom().item(RestResponse.ok(told(upload, result)));
        }
        var filters = Filters.ofStatement(result.importId());
        return records.lines(ownerId, filters, null).chain(lines -> records.totals(ownerId).map(totals -> {
            String list = viewer.show(FinanceTemplates.lines(lines, Overview.of(totals, null, viewer), true)).render();
            return ResponseBuilder.ok(told(upload, result) + list).header(Toast.HEADER, FinancePageResource.CHANGED)
                    .header("HX-Push-Url", filters.address()).build();
        }));
    }

    private String told(Upload upload, ImportResult result) {
        return viewer.show(FinanceTemplates.statement(new StatementAnswer(upload.fileName(), result, viewer.language())))
                .render();
    }

    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof Failure refused && refused.code() instanceof StatementError;
    }

    private RestResponse<String> unreadable(Upload upload, Throwable failure) {
        var refused = (Failure) failure;
        String panel = viewer.show(FinanceTemplates.unreadable(upload.fileName(),
                Reasons.in(viewer.language(), refused.detail()))).render();
        return ResponseBuilder.<String> create(refused.code().status()).entity(panel).build();
    }

    @GET
    @Path("/template.xlsx")
    @Produces(XLSX)
    public RestResponse<byte[]> template() {
        return ResponseBuilder.ok(StatementTemplate.workbook(), XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"template.xlsx\"").build();
    }
}
