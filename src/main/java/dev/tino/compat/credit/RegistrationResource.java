package dev.tino.compat.credit;

import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.compat.LegacyRefusal;
import dev.tino.credit.company.CompanyService;
import dev.tino.credit.company.NewCompany;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;

@Path(RegistrationResource.PATH)
@PermitAll
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class RegistrationResource {

    static final String PATH = "/cadastro/cliente";

    private final CompanyService companies;
    private final LegacyBody bodies;
    private final Validator validator;

    RegistrationResource(CompanyService companies, LegacyBody bodies, Validator validator) {
        this.companies = companies;
        this.bodies = bodies;
        this.validator = validator;
    }

    record NewClient(@Schema(examples = "Distribuidora Aurora") String clinome,
            @Schema(examples = "credito@aurora.example.com") String cliemail) {
    }

    /** @param token what gets the company in, shown this once */
    record Inserted(@Schema(examples = "Mensagem Inserida") String mensagem,
            @Schema(examples = "eyJqdGkiOiI...") String token) {

        @Override
        public String toString() {
            return "Inserted[]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Register a company, as the older system does", description = "Access: public. Its token stands in the answer, this once.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewClient.class)))
    @APIResponse(responseCode = "200", description = "Registered", content = @Content(schema = @Schema(implementation = Inserted.class)))
    public Uni<RestResponse<Inserted>> register(byte[] body) {
        JsonNode given = bodies.object(body, "clinome e cliemail são necessários!");
        var company = new NewCompany(text(given, "clinome"), text(given, "cliemail"));
        String violations = validator.validate(company).stream()
                .map(violation -> "cli" + violation.getPropertyPath().toString().replace("name", "nome") + " "
                        + violation.getMessage())
                .sorted().collect(Collectors.joining("; "));
        if (!violations.isEmpty()) {
            throw LegacyRefusal.saying(400, violations);
        }
        return companies.register(company).map(registered -> ResponseBuilder
                .ok(new Inserted(LegacyText.STORED, registered.token())).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    private static String text(JsonNode given, String name) {
        JsonNode value = given.path(name);
        return value.isTextual() ? value.textValue() : null;
    }
}
