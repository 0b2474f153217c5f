package dev.tino.compat.chat;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;

/** The first address, for whoever does not read HTML: that of the older chat and of an older catalogue in one. */
@Path("/compat/home")
@PermitAll
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class WelcomeResource {

    private static final Welcome WELCOME = new Welcome("healthy", "ChatAI Backend", "Bem-vindo à API.");

    record Welcome(@Schema(examples = "healthy") String status, @Schema(examples = "ChatAI Backend") String service,
            @Schema(examples = "Bem-vindo à API.") String msg) {
    }

    @GET
    @Operation(summary = "That something is here", description = "Access: public. Whoever accepts HTML gets the pages.")
    @APIResponse(responseCode = "200", description = "It is", content = @Content(schema = @Schema(implementation = Welcome.class)))
    public Welcome welcome() {
        return WELCOME;
    }
}
