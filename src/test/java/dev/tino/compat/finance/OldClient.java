package dev.tino.compat.finance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.tino.testsupport.Account;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/**
 * A client of the older finance system.
 *
 * @param root empty, or {@code /api} where its front end's proxy stood
 */
public record OldClient(Account account, String root) {

    public static OldClient register() {
        return new OldClient(Account.register(), "");
    }

    public OldClient behindProxy() {
        return new OldClient(account, "/api");
    }

    public Response get(String path) {
        return account.get(root + path);
    }

    public Response delete(String path, String parameter, Object value) {
        return account.request().queryParam(parameter, value).delete(root + path);
    }

    public Response json(String path, Object body) {
        return account.post(root + path, body);
    }

    /** As its README says forms are sent. */
    public Response form(String path, Map<String, ?> fields) {
        return account.request().formParams(fields).contentType(ContentType.URLENC).post(root + path);
    }

    public Response multipart(String path, Map<String, ?> fields) {
        var request = account.request();
        fields.forEach((name, value) -> request.multiPart(
                new MultiPartSpecBuilder(String.valueOf(value)).controlName(name).charset(StandardCharsets.UTF_8).build()));
        return request.post(root + path);
    }

    /** The first person, who is the account itself. */
    public int user() {
        return get("/users").path("[0].id");
    }

    public int category(String name) {
        return get("/transaction_categories").path("find { it.transaction_category == '" + name + "' }.id");
    }

    public int type(String name) {
        return get("/transaction_types").path("find { it.transaction_type == '" + name + "' }.id");
    }

    /** What is listed of a transaction with that description. */
    public Map<String, Object> transaction(String description) {
        return get("/transactions").path("find { it.description == '" + description + "' }");
    }

    /** Types of what the framework found wrong. */
    public static List<String> types(Response refused) {
        return refused.path("type");
    }
}
