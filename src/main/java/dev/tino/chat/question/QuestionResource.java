package dev.tino.chat.question;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.tino.core.web.Page;
import io.quarkus.security.Authenticated;

@Path("/api/v1/chat/questions")
@Authenticated
@Tag(name = "Chat")
@Produces(MediaType.APPLICATION_JSON)
class QuestionResource {

    private final Questions questions;

    QuestionResource(Questions questions) {
        this.questions = questions;
    }

    @GET
    @Operation(summary = "List the vetted questions", description = "Access: any signed-in caller. What the embedded assistant answers from the business data, in Portuguese and English, and which slots each question takes: a period, the name of a region, segment, analyst or product, and how many rows. They may be asked in other words than the examples. The list is short and comes whole.")
    @APIResponse(responseCode = "200", description = "All questions", content = @Content(example = """
            {"items": [{"id": "top-customers", "title": {"pt": "Clientes que mais compraram", "en": "Customers who bought most"},
              "examples": {"pt": ["Quais são os 10 maiores clientes?"], "en": ["Who are our ten largest customers?"]},
              "slots": ["period", "region", "segment", "analyst", "product", "top"]}], "nextCursor": null}"""))
    public Page<QuestionView> list() {
        return Page.whole(questions.definitions().all().stream().map(QuestionView::of).toList());
    }
}
