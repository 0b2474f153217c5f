package dev.tino.compat.rating;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import dev.tino.books.catalogue.Books;
import dev.tino.books.catalogue.search.CatalogueRemoval;
import dev.tino.books.scraping.Scrapes;
import dev.tino.compat.LegacyKind;
import dev.tino.compat.LegacyNumbers;
import dev.tino.compat.LegacyRefusal;
import dev.tino.core.auth.AuthError;
import dev.tino.core.auth.account.UserService;
import dev.tino.core.auth.token.TokenUse;
import dev.tino.core.error.Failure;
import dev.tino.core.job.route.FinishedJobs;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;

/** Empties what holds books and finished runs, and erases accounts one by one: never all of them. */
@Path("/compat/rating/api/v1/admin")
@RolesAllowed(Role.ADMIN)
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class RatingAdminResource {

    private final Books books;
    private final CatalogueRemoval removal;
    private final FinishedJobs finished;
    private final UserService users;
    private final LegacyNumbers numbers;
    private final Caller caller;

    RatingAdminResource(Books books, CatalogueRemoval removal, FinishedJobs finished, UserService users, LegacyNumbers numbers,
            Caller caller) {
        this.books = books;
        this.removal = removal;
        this.finished = finished;
        this.users = users;
        this.numbers = numbers;
        this.caller = caller;
    }

    @DELETE
    @Path("/limpa-tabela-livros")
    @Operation(summary = "Empty the catalogue", description = "Access: administrators. What readers like and dislike of the books goes, too. 409 when the catalogue changes meanwhile.")
    @APIResponse(responseCode = "200", description = "Emptied", content = @Content(schema = @Schema(implementation = Message.class)))
    @APIResponse(responseCode = "409", description = "The catalogue changed meanwhile", content = @Content(schema = @Schema(implementation = Detail.class)))
    public Uni<Message> emptyBooks() {
        UUID actorId = caller.id();
        return books.count().chain(count -> removal.removeAll(count, actorId))
                .replaceWith(new Message("Tabela de livros limpa com sucesso."));
    }

    @DELETE
    @Path("/limpa-tabela-usuarios")
    @Operation(summary = "Refused: users are erased one by one", description = "Access: nobody. Administrators are told what to do instead.")
    @APIResponse(responseCode = "200", description = "Never", content = @Content(schema = @Schema(implementation = Message.class)))
    public Uni<Message> emptyUsers() {
        throw Detail.refusal(403,
                "Usuários são removidos um a um: use DELETE /api/v1/admin/limpa-usuario/{id}. A tabela inteira não é limpa.");
    }

    @DELETE
    @Path("/limpa-tabela-tarefas")
    @Operation(summary = "Remove the finished looks at the shop", description = "Access: administrators. Of jobs of other kinds, which are their owners', none goes; nor do those that wait or run.")
    @APIResponse(responseCode = "200", description = "Removed", content = @Content(schema = @Schema(implementation = Message.class)))
    public Uni<Message> removeTasks() {
        return finished.removeAllOf(Scrapes.KIND, caller.id())
                .map(removed -> new Message("Tabela de tarefas limpa com sucesso."));
    }

    @DELETE
    @Path("/limpa-usuario/{id}")
    @RolesAllowed(TokenUse.ADMIN_LOGIN)
    @Operation(summary = "Erase a user and all that he owns", description = "Access: administrators who logged in; not by an API token. 409 for the last administrator.")
    @APIResponse(responseCode = "200", description = "Closed, and being erased", content = @Content(schema = @Schema(implementation = Message.class)))
    @APIResponse(responseCode = "404", description = "Usuário com ID x não encontrado.", content = @Content(schema = @Schema(implementation = Detail.class)))
    @APIResponse(responseCode = "409", description = "The last administrator", content = @Content(schema = @Schema(implementation = Detail.class)))
    public Uni<Message> erase(@RestPath("id") @Parameter(example = "7") String id) {
        UUID actorId = caller.id();
        var violations = new Violations();
        long number = new Values(violations).integer(List.of("path", "id"), id);
        violations.check();
        return numbers.findAnybodys(LegacyKind.USER, number)
                .onItem().ifNull().failWith(() -> unknown(number))
                .chain(user -> users.close(user, actorId))
                .onFailure(RatingAdminResource::isUnknown).transform(gone -> unknown(number))
                .map(job -> new Message("Usuário com ID %d removido com sucesso.".formatted(number)));
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof Failure refused && refused.code() == AuthError.USER_NOT_FOUND;
    }

    private static LegacyRefusal unknown(long number) {
        return Detail.refusal(404, "Usuário com ID %d não encontrado.", number);
    }
}
