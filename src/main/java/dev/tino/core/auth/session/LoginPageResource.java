package dev.tino.core.auth.session;

import java.net.URI;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.tino.core.auth.account.LoginService;
import dev.tino.core.auth.token.Sessions;
import dev.tino.core.error.Failure;
import dev.tino.core.web.PagePath;
import dev.tino.core.web.page.Viewer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** How people get to the pages and leave them. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class LoginPageResource {

    private final LoginService logins;
    private final CompanyLogins companies;
    private final Sessions sessions;
    private final Viewer viewer;

    LoginPageResource(LoginService logins, CompanyLogins companies, Sessions sessions, Viewer viewer) {
        this.logins = logins;
        this.companies = companies;
        this.sessions = sessions;
        this.viewer = viewer;
    }

    /**
     * The form as it is shown.
     *
     * @param back where to go afterwards
     * @param isCompany whether it asks for a token instead of a password
     * @param user what was typed before
     * @param isRefused whether that was wrong
     */
    record Form(String back, boolean isCompany, String user, boolean isRefused) {

        Form refused() {
            return new Form(back, isCompany, user, true);
        }
    }

    @CheckedTemplate(basePath = "core", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance login(Form form);
    }

    @GET
    @Path("login")
    public TemplateInstance form(@RestQuery String back, @RestQuery String as) {
        return viewer.show(Templates.login(new Form(PagePath.orHome(back), "company".equals(as), "", false)));
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> login(@RestForm String username, @RestForm String password, @RestForm String token,
            @RestForm String back, @Context RoutingContext context) {
        boolean isCompany = token != null;
        var form = new Form(PagePath.orHome(back), isCompany, username == null ? "" : username, false);
        return (isCompany ? companies.enter(token.strip()) : logins.enter(username, password))
                .call(() -> end(SessionCookie.of(context)))
                .map(begun -> ResponseBuilder.<String> create(303)
                        .location(URI.create(form.back))
                        .cookie(SessionCookie.set(sessions.cookie(begun), context)).build())
                .onFailure(Failure.class).recoverWithItem(failure -> again(form, failure));
    }

    private RestResponse<String> again(Form form, Failure failure) {
        int status = failure.code().status();
        if (status >= 500) {
            throw failure;
        }
        return ResponseBuilder.<String> create(status).entity(viewer.show(Templates.login(form.refused())).render())
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    @POST
    @Path("ui/logout")
    public Uni<RestResponse<Void>> logout(@Context RoutingContext context) {
        return end(SessionCookie.of(context))
                .replaceWith(() -> ResponseBuilder.<Void> noContent().cookie(SessionCookie.removed(context))
                        .header("HX-Redirect", PagePath.LOGIN).build());
    }

    /** Ends the log-in that a browser has had until now, if any. */
    private Uni<Void> end(String cookie) {
        return cookie == null ? Uni.createFrom().voidItem() : sessions.end(cookie);
    }
}
