package dev.tino.finance.imports;

import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import dev.tino.core.error.Failure;
import dev.tino.core.idempotency.Answer;
import dev.tino.core.idempotency.Creations;
import dev.tino.core.web.BulkJson;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.finance.imports.ImportService.Upload;
import dev.tino.finance.statement.StatementTemplate;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path(ImportResource.PATH)
@Authenticated
@Tag(name = "Finance")
@Produces(MediaType.APPLICATION_JSON)
class ImportResource {

    static final String PATH = "/api/v1/finance/imports";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ImportService imports;
    private final BulkJson bulk;
    private final Creations creations;
    private final Caller caller;

    ImportResource(ImportService imports, BulkJson bulk, Creations creations, Caller caller) {
        this.imports = imports;
        this.bulk = bulk;
        this.creations = creations;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Import a statement (.csv, .ofx, .xlsx)", description = "Access: any signed-in caller. Each new line is stored and classified; lines imported before are counted as duplicates. With dryRun=true nothing is stored and the answer is 200.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(responseCode = "201", description = "Imported", content = @Content(schema = @Schema(implementation = ImportResult.class)))
    @APIResponse(responseCode = "200", description = "Dry run", content = @Content(schema = @Schema(implementation = ImportResult.class)))
    public Uni<RestResponse<byte[]>> add(@RestForm("file") FileUpload file, @RestForm String account,
            @RestQuery @Parameter(example = "true") String dryRun) {
        if (file == null) {
            throw Failure.invalid("file", "is missing from the form");
        }
        UUID ownerId = caller.id();
        var upload = new Upload(fileName(file), file.uploadedFile(), QueryParameter.text("account", account));
        if (isTrue(dryRun)) {
            return imports.preview(ownerId, upload).chain(bulk::write).map(RestResponse::ok);
        }
        return creations.onceInBulk(ownerId, upload::identify, this::answer,
                creation -> imports.commit(ownerId, upload, creation));
    }

    @GET
    @Operation(summary = "The caller's imports, newest first", description = "Access: any signed-in caller; his own.")
    public Uni<Page<ImportView>> list(@RestQuery String limit, @RestQuery String cursor) {
        return imports.page(caller.id(), QueryParameter.limit(limit), cursor);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Undo an import", description = "Access: its owner. Every transaction that it brought is deleted. 409 when it was undone before.")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<Void> undo(UUID id) {
        return imports.undo(caller.id(), id);
    }

    @GET
    @Path("/template.xlsx")
    @Produces(XLSX)
    @Operation(summary = "An empty sheet to fill in", description = "Access: any signed-in caller. Columns Data, Descrição, Valor, Pessoa, Categoria.")
    public RestResponse<byte[]> template() {
        return ResponseBuilder.ok(StatementTemplate.workbook(), XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"template.xlsx\"").build();
    }

    private Uni<Answer> answer(ImportResult result) {
        return bulk.write(result).map(json -> Answer.created(PATH + "/" + result.importId(), json));
    }

    private static boolean isTrue(String dryRun) {
        return switch (dryRun == null ? "false" : dryRun) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw Failure.invalid("dryRun", "is not a valid boolean");
        };
    }

    private static String fileName(FileUpload file) {
        String name = QueryParameter.text("file", file.fileName());
        return name == null ? "" : name;
    }
}
