package dev.tino.core.audit.request;

import java.util.HashSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestPath;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;

/**
 * The routes whose template is their path. Quarkus' metrics set the template of a request only where it has parameters,
 * which leaves these to be told from addresses where nothing is.
 */
@ApplicationScoped
class StaticRoutes {

    private Set<String> templates;

    /** Whether a normalized path is one of them. */
    boolean contains(String path) {
        return all().contains(canonical(path));
    }

    private synchronized Set<String> all() {
        if (templates == null) {
            var found = new HashSet<String>();
            for (var resource : ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers()) {
                for (var handler : resource.value.handlers) {
                    if (handler instanceof ClassRoutingHandler routing) {
                        routing.getMappers().values().forEach(methods -> methods.getTemplates()
                                .forEach(method -> found.add(canonical(template(resource) + "/" + template(method)))));
                    }
                }
            }
            found.removeIf(template -> template.indexOf('{') >= 0);
            templates = found;
        }
        return templates;
    }

    private static String template(RequestPath<?> path) {
        return path.template.template;
    }

    private static String canonical(String path) {
        String single = path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }
}
