package dev.tino.core.web.page;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import dev.tino.core.error.Problem;
import dev.tino.core.web.PagePath;
import dev.tino.core.web.RefusalPage;
import dev.tino.core.web.RequestPath;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;

/**
 * Refusals as people read them: a page of their own, or the log-in for whoever is not signed in any more. Scripts of our
 * pages get the problem itself.
 */
@ApplicationScoped
class PageRefusals {

    /** The page whose script asks. */
    private static final String CURRENT = "HX-Current-URL";
    private static final String REDIRECT = "HX-Redirect";

    private final Viewer viewer;

    PageRefusals(Viewer viewer) {
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "core", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance refused(Problem problem);
    }

    @ServerResponseFilter
    public void show(ContainerRequestContext request, ContainerResponseContext response, RoutingContext context) {
        if (!(response.getEntity() instanceof Problem thrown) || !PagePath.isOne(RequestPath.of(context))) {
            return;
        }
        Problem problem = RefusalPage.told(context, thrown);
        if (request.getHeaderString(RefusalPage.SCRIPT) != null) {
            response.setEntity(problem);
            if (problem.status() == 401) {
                response.getHeaders().putSingle(REDIRECT, login(pageOf(request.getHeaderString(CURRENT))));
            }
        } else if (RefusalPage.isWanted(context)) {
            if (problem.status() == 401) {
                toLogin(response, context.request().uri());
            } else {
                response.setEntity(viewer.show(Templates.refused(problem)).render());
                response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
            }
        }
    }

    private static void toLogin(ContainerResponseContext response, String address) {
        response.setEntity(null);
        response.setStatus(303);
        response.getHeaders().clear();
        response.getHeaders().putSingle(HttpHeaders.LOCATION, URI.create(login(address)));
    }

    private static String login(String address) {
        String back = PagePath.orHome(address);
        return back.equals(PagePath.HOME) ? PagePath.LOGIN
                : PagePath.LOGIN + "?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    /** The path and query of an address. */
    private static String pageOf(String url) {
        int path = url == null ? -1 : url.indexOf('/', url.indexOf("://") + 3);
        return path < 0 ? null : url.substring(path);
    }
}
