package dev.tino.credit.company;

import java.net.URI;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Uni;

@Path(CompanyResource.PATH)
@Tag(name = "Credit")
@Produces(MediaType.APPLICATION_JSON)
class CompanyResource {

    static final String PATH = "/api/v1/credit/companies";

    private static final String COMPANY = """
            {"id": "01956b4e-8a3e-7c11-9d2f-5d0f6f0f2b11", "name": "Distribuidora Aurora", "email": "credito@aurora.example.com",
             "createdAt": "2026-01-31T12:00:00Z"}""";
    private static final String TOKEN = """
            "token": "eyJqdGkiOiI...", "expiresAt": "2036-01-29T12:00:00Z"}""";

    private final CompanyService companies;
    private final Caller caller;

    CompanyResource(CompanyService companies, Caller caller) {
        this.companies = companies;
        this.caller = caller;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Register a company", description = "Access: public. Its machines get in by the token, which is shown this once: a company that loses it registers anew. Nobody logs in as a company.")
    @APIResponse(responseCode = "201", description = "The company and its token", content = @Content(schema = @Schema(implementation = Registered.class), example = "{\"company\": "
            + COMPANY + ", " + TOKEN))
    public Uni<RestResponse<Registered>> register(@NotNull @Valid NewCompany company) {
        return companies.register(company)
                .map(registered -> ResponseBuilder.<Registered> created(URI.create(PATH + "/me")).entity(registered)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    @GET
    @Path("/me")
    @RolesAllowed(Role.COMPANY)
    @Operation(summary = "The company that calls", description = "Access: companies; its own registration.")
    @APIResponse(responseCode = "200", description = "As it registered", content = @Content(schema = @Schema(implementation = Company.class), example = COMPANY))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<Company> me() {
        return companies.get(caller.id());
    }

    @POST
    @Path("/me/token")
    @RolesAllowed(Role.COMPANY)
    @Operation(summary = "Replace the company's token", description = "Access: companies. The new token is shown this once; the one before is refused from the next request on. Of two replacements at once the later one's token counts.")
    @APIResponse(responseCode = "200", description = "The new token", content = @Content(schema = @Schema(implementation = CompanyToken.class), example = "{"
            + TOKEN))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<RestResponse<CompanyToken>> replaceToken() {
        return companies.replaceToken(caller.id())
                .map(token -> ResponseBuilder.ok(token).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }
}
