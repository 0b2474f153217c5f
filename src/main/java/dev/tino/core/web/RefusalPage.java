package dev.tino.core.web;

import dev.tino.core.error.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Refusals for people, by what their browser asks with alone: filters refuse before it is known who they are. */
public final class RefusalPage {

    /** Sent by the scripts of our pages. */
    public static final String SCRIPT = "HX-Request";

    private RefusalPage() {
    }

    @CheckedTemplate(basePath = "core", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance turnedAway(Problem problem, Language language);
    }

    /** Whether somebody goes to a page, rather than a script or a program. */
    public static boolean isWanted(RoutingContext context) {
        HttpServerRequest request = context.request();
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return PagePath.isOne(RequestPath.of(context)) && !request.headers().contains(SCRIPT)
                && accept != null && accept.contains("text/html");
    }

    public static String of(RoutingContext context, Problem problem) {
        Language language = Language.of(context);
        return Templates.turnedAway(problem, language).setLocale(language.locale()).render();
    }

    /** A refusal in the language of whoever looks at our pages, as it is for everybody else. */
    public static Problem told(RoutingContext context, Problem problem) {
        boolean byPage = PagePath.isOne(RequestPath.of(context))
                && (isWanted(context) || context.request().headers().contains(SCRIPT));
        return byPage && Language.of(context) == Language.PORTUGUESE ? inPortuguese(problem) : problem;
    }

    private static Problem inPortuguese(Problem problem) {
        String detail = Language.PORTUGUESE.words(RefusalMessages.class).detail(problem.code());
        return detail.isBlank() ? problem : problem.saying(detail);
    }
}
