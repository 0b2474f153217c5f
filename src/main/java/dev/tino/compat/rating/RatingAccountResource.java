package dev.tino.compat.rating;

import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.compat.LegacyKind;
import dev.tino.compat.LegacyNumbers;
import dev.tino.compat.Told;
import dev.tino.core.auth.account.LoginService;
import dev.tino.core.auth.account.Registration;
import dev.tino.core.auth.account.UserService;
import dev.tino.core.auth.account.UserView;
import dev.tino.core.web.Caller;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path(RatingAccountResource.PATH)
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class RatingAccountResource {

    static final String PATH = "/compat/rating/api/v1/usuarios";

    private final LoginService logins;
    private final UserService users;
    private final LegacyNumbers numbers;
    private final Validator validator;
    private final ObjectMapper json;
    private final Caller caller;

    RatingAccountResource(LoginService logins, UserService users, LegacyNumbers numbers, Validator validator, ObjectMapper json,
            Caller caller) {
        this.logins = logins;
        this.users = users;
        this.numbers = numbers;
        this.validator = validator;
        this.json = json;
        this.caller = caller;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Create an account by a user name", description = "Access: public. A name with an @ is taken for an e-mail address; any other gets one at users.invalid, which nobody can write to.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewAccount.class)))
    @APIResponse(responseCode = "201", description = "Created", content = @Content(schema = @Schema(implementation = AccountAnswer.class)))
    @APIResponse(responseCode = "409", description = "Nome de usuário já cadastrado.", content = @Content(schema = @Schema(implementation = Detail.class)))
    public Uni<RestResponse<AccountAnswer>> register(byte[] body) {
        var violations = new Violations();
        JsonBody sent = JsonBody.of(body, json, violations);
        var account = new NewAccount(sent.text("username"), sent.text("password"));
        violations.check();
        Registration registration = account.registration();
        // An address may break several rules at once; one of them is enough to tell.
        validator.validate(registration).stream().map(broken -> violation(broken, account))
                .collect(Collectors.toMap(Violation::loc, Function.identity(), (one, other) -> one))
                .values().forEach(violations::add);
        violations.check();
        return logins.register(registration, RatingLoginResource.CLIENT).chain(session -> numbered(session.user()))
                .map(created -> ResponseBuilder.<AccountAnswer> create(RestResponse.Status.CREATED, created).build());
    }

    private static Violation violation(ConstraintViolation<?> broken, NewAccount account) {
        boolean isPassword = broken.getPropertyPath().toString().equals("password");
        return Violation.ofRule(JsonBody.loc(isPassword ? "password" : "username"), broken.getMessage(),
                isPassword ? null : Told.of(account.username));
    }

    @GET
    @Path("/me")
    @Authenticated
    @Operation(summary = "The caller's account by its user name", description = "Access: any signed-in caller.")
    @APIResponse(responseCode = "200", description = "The account", content = @Content(schema = @Schema(implementation = AccountAnswer.class)))
    public Uni<AccountAnswer> me() {
        return users.get(caller.id()).chain(this::numbered);
    }

    private Uni<AccountAnswer> numbered(UserView user) {
        return numbers.of(LegacyKind.USER, user.id(), user.id()).map(number -> AccountAnswer.of(number, user));
    }

    record NewAccount(@Schema(examples = "ana") String username, @Schema(examples = "correct horse battery") String password) {

        /** <a href="https://www.rfc-editor.org/rfc/rfc2606#section-2">RFC 2606</a>: there will never be such a host. */
        private static final String NOWHERE = "@users.invalid";

        Registration registration() {
            boolean isAddress = username.indexOf('@') >= 0;
            return new Registration(isAddress ? username : username + NOWHERE, password, null, isAddress ? null : username);
        }

        @Override
        public String toString() {
            return "NewAccount[]";
        }
    }
}
