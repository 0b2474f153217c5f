package dev.tino.core.web.page;

import java.net.URI;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.tino.core.web.Language;
import dev.tino.core.web.PagePath;

/** Where people begin, and the language they read. */
@Path("/")
@PermitAll
class HomeResource {

    private static final int ONE_YEAR = 365 * 24 * 3_600;

    private final Viewer viewer;
    private final Menu menu;

    HomeResource(Viewer viewer, Menu menu) {
        this.viewer = viewer;
        this.menu = menu;
    }

    /** To the first page that the viewer has. */
    @GET
    public RestResponse<Void> home() {
        if (!viewer.isKnown()) {
            return RestResponse.seeOther(URI.create(PagePath.LOGIN));
        }
        return menu.lines().stream().findFirst().map(line -> RestResponse.<Void> seeOther(URI.create(line.path())))
                .orElseGet(() -> RestResponse.seeOther(URI.create(PagePath.LOGIN)));
    }

    @POST
    @Path("ui/language")
    public RestResponse<Void> language(@RestForm String tag) {
        if (tag == null || !tag.equals("en") && !tag.equals("pt")) {
            throw new BadRequestException();
        }
        var cookie = new NewCookie.Builder(Language.COOKIE).value(tag).path("/").maxAge(ONE_YEAR).httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT).build();
        return ResponseBuilder.<Void> noContent().cookie(cookie).header("HX-Refresh", "true").build();
    }

}
