package dev.tino.chat.observatory.sql;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.tino.core.web.Role;
import io.smallrye.mutiny.Uni;

@Path(SqlResource.PATH)
@RolesAllowed(Role.ANALYST)
@Tag(name = "Chat")
@Produces(MediaType.APPLICATION_JSON)
class SqlResource {

    static final String PATH = "/api/v1/chat/observatory/queries";

    private final SqlDoor door;

    SqlResource(SqlDoor door) {
        this.door = door;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Run a select of one's own on the business data", description = "Access: analysts. One select of PostgreSQL's of at most 10,000 characters, on the views of the observatory and with the usual functions: 422 SQL_NOT_ALLOWED names what else was asked for. An answer has at most 1,000 rows and 1,000,000 bytes unless set otherwise; truncated tells of more. 422 SQL_FAILED has the database's own words, 422 SQL_TOO_EXPENSIVE is for what would cost, or did take, too much, and 503 SQL_DOOR_SHUT says why nobody may send SQL here.")
    @APIResponse(responseCode = "200", description = "What was found", content = @Content(schema = @Schema(implementation = QueryResult.class), example = """
            {"sql": "SELECT segmento, sum(total) FROM vw_pedidos GROUP BY segmento", "columns": ["segmento", "sum"], "rows": [["Têxtil", 1284311.55], ["Calçados", 803412.10]], "truncated": false,
             "millis": 12}"""))
    public Uni<QueryResult> run(@NotNull @Valid NewQuery query) {
        return door.run(query.sql());
    }
}
