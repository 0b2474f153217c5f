package dev.tino.compat.chat;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.compat.LegacyKind;
import dev.tino.compat.LegacyRefusal;
import dev.tino.core.auth.AuthError;
import dev.tino.core.auth.account.Credentials;
import dev.tino.core.auth.account.LoginService;
import dev.tino.core.auth.account.Session;
import dev.tino.core.auth.account.UserService;
import dev.tino.core.auth.account.UserView;
import dev.tino.core.error.Failure;
import dev.tino.core.web.Caller;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

@Path("/api")
@Authenticated
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class ChatLoginResource {

    static final String LOGIN = "/api/login";

    private static final String BASIC = "Basic realm=\"Login required!\"";

    private final LoginService logins;
    private final UserService users;
    private final ObjectIds ids;
    private final JsonBody bodies;
    private final Validator validator;
    private final Caller caller;
    private final SecurityIdentity identity;

    ChatLoginResource(LoginService logins, UserService users, ObjectIds ids, JsonBody bodies, Validator validator,
            Caller caller, SecurityIdentity identity) {
        this.logins = logins;
        this.users = users;
        this.ids = ids;
        this.bodies = bodies;
        this.validator = validator;
        this.caller = caller;
        this.identity = identity;
    }

    /** @param username e-mail address or user name */
    record Login(@Schema(examples = "ana@example.com") String username,
            @Schema(examples = "correct horse battery") String password) {

        @Override
        public String toString() {
            return "Login[]";
        }
    }

    record LoggedIn(@Schema(examples = "eyJraWQiOiI...") String token, User user) {

        @Override
        public String toString() {
            return "LoggedIn[]";
        }
    }

    record User(@Schema(examples = "697df6c00000000000000007") String id, @Schema(nullable = true) String name,
            @Schema(nullable = true) String email, @Schema(nullable = true) String setor,
            @Schema(nullable = true) String cargo) {

        static User of(UserView user, String id) {
            return new User(id, user.name(), user.email(), user.department(), user.jobTitle());
        }
    }

    /**
     * What the older system's tokens say.
     *
     * @param user e-mail address
     * @param exp seconds since 1970
     */
    record Claims(@Schema(nullable = true, examples = "ana@example.com") String user,
            @JsonProperty("user_id") @Schema(examples = "697df6c00000000000000007") String userId,
            @Schema(nullable = true) String name, @Schema(nullable = true, examples = "1769861700") Long exp) {
    }

    @POST
    @Path("/login")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Log in, as the older chat does", description = "Access: public. The user name is an e-mail address or a user name, word for word.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Login.class)))
    @APIResponse(responseCode = "200", description = "Logged in", content = @Content(schema = @Schema(implementation = LoggedIn.class)))
    @APIResponse(responseCode = "401", ref = "Refused401")
    public Uni<RestResponse<Object>> login(byte[] body) {
        JsonNode given = bodies.readOrNull(body);
        if (given == null) {
            return Uni.createFrom().item(ChatLoginResource::notVerified);
        }
        var credentials = new Credentials(JsonBody.textOrNull(given, "username"), JsonBody.textOrNull(given, "password"));
        if (!validator.validate(credentials).isEmpty()) {
            return Uni.createFrom().item(ChatLoginResource::notVerified);
        }
        return logins.login(credentials.email(), credentials.password(), "chat").chain(this::loggedIn)
                .onFailure(failure -> failure instanceof Failure refusal && refusal.code() == AuthError.WRONG_CREDENTIALS)
                .recoverWithItem(ChatLoginResource::notVerified);
    }

    private Uni<RestResponse<Object>> loggedIn(Session session) {
        UserView user = session.user();
        return ids.of(LegacyKind.USER, user.id(), user.id()).map(id -> ResponseBuilder
                .<Object> ok(new LoggedIn(session.tokens().accessToken(), User.of(user, id)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    private static RestResponse<Object> notVerified() {
        return ResponseBuilder.<Object> create(401).entity(LegacyRefusal.message(ChatText.NOT_VERIFIED))
                .header(HttpHeaders.WWW_AUTHENTICATE, BASIC).build();
    }

    @GET
    @Path("/me")
    @Operation(summary = "Who calls, as the older chat's tokens tell", description = "Access: any signed-in caller.")
    @APIResponse(responseCode = "200", description = "Who it is", content = @Content(schema = @Schema(implementation = Claims.class)))
    public Uni<Claims> me() {
        UUID id = caller.id();
        Long expires = identity.getPrincipal() instanceof JsonWebToken token ? token.getExpirationTime() : null;
        return users.get(id).chain(user -> ids.of(LegacyKind.USER, id, id)
                .map(objectId -> new Claims(user.email(), objectId, user.name(), expires)));
    }
}
