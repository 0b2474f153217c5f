package dev.tino.compat.finance.people;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.Told;
import dev.tino.compat.finance.body.Bodies;
import dev.tino.compat.finance.body.Complaint;
import dev.tino.compat.finance.body.Complaints;
import dev.tino.compat.finance.body.Fields;
import dev.tino.compat.finance.body.Names;
import dev.tino.compat.finance.body.Refusals;
import dev.tino.core.web.Caller;
import dev.tino.core.web.PlainText;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** That system's users: people of the account that calls. */
@Path("/")
@Authenticated
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class PeopleResource {

    /** What that system takes for an address that is left out. */
    private static final String SOMEBODY = "john.smith@gmail.com";
    /** Of a first or last name, and of both together: what a transaction's person may have. */
    private static final int LONGEST_NAME = 140;
    private static final int LONGEST_EMAIL = 200;
    /** The account itself may have a longer one than those whom it adds. */
    private static final int LONGEST_WANTED = 254;
    private static final String TOO_LONG = "the whole name, or the address of who has none, must have at most %d characters"
            .formatted(LONGEST_NAME);

    private final People people;
    private final Bodies bodies;
    private final Caller caller;

    PeopleResource(People people, Bodies bodies, Caller caller) {
        this.people = people;
        this.bodies = bodies;
        this.caller = caller;
    }

    @GET
    @Path("/users")
    @Operation(summary = "The people of the caller's account", description = "Access: any signed-in caller; his own. The first is the account itself.")
    @APIResponseSchema(value = Person[].class, responseCode = "200")
    public Uni<List<Person>> list() {
        return people.of(caller.id());
    }

    @GET
    @Path("/user")
    @Operation(summary = "One of the people of the caller's account", description = "Access: any signed-in caller; his own.")
    @APIResponse(responseCode = "404", ref = "Refused404")
    @APIResponseSchema(value = Person.class, responseCode = "200")
    public Uni<Person> get(@RestQuery @Parameter(example = "ana@example.com") String email) {
        String wanted = email == null ? SOMEBODY : email;
        if (!isAddress(wanted)) {
            throw unknown(wanted);
        }
        return people.of(caller.id()).map(all -> People.find(all, wanted)).onItem().ifNull().failWith(() -> unknown(wanted));
    }

    private static LegacyRefusal unknown(String email) {
        return new LegacyRefusal(404, Refusals.misspelt("User %s not found".formatted(Told.of(email))));
    }

    /** Whether somebody can have it: PostgreSQL does not even compare others. */
    private static boolean isAddress(String text) {
        return PlainText.Rule.violation(text, LONGEST_WANTED) == null;
    }

    @POST
    @Path("/user")
    @Consumes({ MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED })
    @Operation(summary = "Add somebody to the caller's account", description = "Access: any signed-in caller. A form or JSON. 409 when somebody has that e-mail address, 400 when the account has 500 people.")
    @APIResponse(responseCode = "400", ref = "Refused400")
    @APIResponse(responseCode = "409", ref = "Refused409")
    @APIResponseSchema(value = Person.class, responseCode = "200")
    public Uni<Person> add(@RestForm("first_name") String firstName, @RestForm("last_name") String lastName,
            @RestForm String email) {
        return add(bodies.form("first_name", firstName, "last_name", lastName, "email", email));
    }

    @POST
    @Path("/user")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<Person> add(byte[] body) {
        return add(bodies.object(body));
    }

    private Uni<Person> add(JsonNode body) {
        var complaints = new Complaints();
        var fields = new Fields(body, List.of(), complaints);
        String firstName = fields.blankOrText("first_name", LONGEST_NAME, "John");
        String lastName = fields.blankOrText("last_name", LONGEST_NAME, "Smith");
        String email = fields.text("email", LONGEST_EMAIL, SOMEBODY);
        complaints.refuse();
        Person person = Person.entered(firstName, lastName, email);
        if (person.fullName().length() > LONGEST_NAME) {
            throw Complaints.only(Complaint.value(List.of(), TOO_LONG, body));
        }
        return people.add(caller.id(), person).onItem().ifNull()
                .failWith(() -> new LegacyRefusal(409, Refusals.misspelt("User already exists")));
    }

    @DELETE
    @Path("/user")
    @Operation(summary = "Remove somebody from the caller's account", description = "Access: any signed-in caller; his own. What is recorded of him stays under his name. The account itself is not removed here.")
    @APIResponse(responseCode = "200", description = "Removed", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT), example = "{\"mesage\": \"User removed successfully\", \"email\": \"ana@example.com\"}"))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<Map<String, String>> remove(@RestQuery @Parameter(example = "ana@example.com") String email) {
        UUID ownerId = caller.id();
        String wanted = Names.decoded(Names.required("email", email));
        if (!isAddress(wanted)) {
            throw notFound();
        }
        return people.of(ownerId).chain(all -> {
            if (People.find(all.subList(0, 1), wanted) != null) {
                throw new LegacyRefusal(400, Refusals.misspelt("Could not remove user: it is the account itself"));
            }
            return people.remove(ownerId, wanted);
        }).map(removed -> {
            if (!removed) {
                throw notFound();
            }
            return Refusals.done("User", "email", wanted);
        });
    }

    private static LegacyRefusal notFound() {
        return new LegacyRefusal(404, Refusals.misspelt("User not found"));
    }
}
