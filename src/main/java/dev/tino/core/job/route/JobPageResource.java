package dev.tino.core.job.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.tino.core.error.Failure;
import dev.tino.core.job.Jobs;
import dev.tino.core.web.EventStream;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import dev.tino.core.web.page.PageStream;
import dev.tino.core.web.page.Viewer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;

/** Jobs as they go: one's own, and for administrators everybody's. */
@Path(JobPageResource.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class JobPageResource {

    static final String PATH = "/ui/jobs";

    private static final int ROWS = 50;
    /** Of ids in one question; the page has few more, and asks for the list when it has. */
    private static final int MOST = 200;
    /** The element that htmx puts the answer in. */
    private static final String TARGET = "HX-Target";
    private static final String WHOLE_JOB = "job";

    private final JobRows rows;
    private final JobTally tally;
    private final JobService service;
    private final JobResults results;
    private final JobEvents events;
    private final JobChanges changes;
    private final FinishedJobs finished;
    private final Jobs jobs;
    private final Viewer viewer;

    JobPageResource(JobRows rows, JobTally tally, JobService service, JobResults results, JobEvents events,
            JobChanges changes, FinishedJobs finished, Jobs jobs, Viewer viewer) {
        this.rows = rows;
        this.tally = tally;
        this.service = service;
        this.results = results;
        this.events = events;
        this.changes = changes;
        this.finished = finished;
        this.jobs = jobs;
        this.viewer = viewer;
    }

    /** What can be chosen in the filters, and what is. */
    record Filters(List<String> kinds, String status, String kind) {

        public List<String> statuses() {
            return JobFilter.STATUSES;
        }

        public boolean isNone() {
            return status.isEmpty() && kind.isEmpty();
        }
    }

    @CheckedTemplate(basePath = "core", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance jobs(Page<JobLine> found, JobTally.Counts counts, Filters filters);

        /** The rows alone, for the next page of them. */
        static native TemplateInstance jobs$rows(Page<JobLine> found, Filters filters);

        /** Rows that take the place of what the page has, and those that come on top. */
        static native TemplateInstance jobChanges(List<JobLine> known, List<JobLine> added, JobTally.Counts counts);

        static native TemplateInstance jobRow(JobLine line, Boolean oob);

        static native TemplateInstance jobRemoval(Long count);

        static native TemplateInstance job(JobLine line);

        static native TemplateInstance job$job(JobLine line);

        static native TemplateInstance job$progress(JobLine line);
    }

    @GET
    public Uni<TemplateInstance> page(@BeanParam JobQuery query) {
        Filters filters = filters(query);
        return Uni.combine().all().unis(lines(query.filter(), null), tally.count(asker())).asTuple()
                .map(both -> viewer.show(Templates.jobs(both.getItem1(), both.getItem2(), filters)));
    }

    @GET
    @Path("/rows")
    public Uni<TemplateInstance> rows(@BeanParam JobQuery query, @RestQuery String cursor) {
        Filters filters = filters(query);
        return lines(query.filter(), cursor).map(page -> viewer.show(Templates.jobs$rows(page, filters)));
    }

    /**
     * What has changed of what the page shows.
     *
     * @param known ids of rows that the page has
     * @param added ids of those that it may want on top
     */
    @GET
    @Path("/changes")
    public Uni<TemplateInstance> changes(@BeanParam JobQuery query, @RestQuery String known, @RestQuery String added) {
        List<UUID> shown = ids("known", known);
        List<UUID> fresh = ids("added", added);
        JobFilter filter = query.filter();
        return Uni.combine().all()
                .unis(rows.find(Stream.concat(shown.stream(), fresh.stream()).toList(), asker()), tally.count(asker()))
                .asTuple().map(both -> {
                    var replaced = new ArrayList<JobLine>();
                    var onTop = new ArrayList<JobLine>();
                    for (FoundJob found : both.getItem1()) {
                        if (shown.contains(found.view().id())) {
                            replaced.add(line(found));
                        } else if (filter.isMet(found.view())) {
                            onTop.add(line(found));
                        }
                    }
                    return viewer.show(Templates.jobChanges(replaced, onTop, both.getItem2()));
                });
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Uni<Void> events(@Context HttpServerResponse response) {
        return changes.send(asker(), viewer.standing(), response);
    }

    @GET
    @Path("/removal")
    @RolesAllowed(Role.ADMIN)
    public Uni<TemplateInstance> removal() {
        return finished.count().map(count -> viewer.show(Templates.jobRemoval(count)));
    }

    @DELETE
    @RolesAllowed(Role.ADMIN)
    public Uni<RestResponse<Void>> removeFinished(@RestQuery String confirm) {
        Integer count = QueryParameter.count("confirm", confirm);
        if (count == null) {
            throw Failure.invalid("confirm", "must tell how many finished jobs there are");
        }
        return finished.removeAll(count, viewer.id())
                .map(removed -> ResponseBuilder.<Void> noContent().header("HX-Refresh", "true").build());
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> job(UUID id) {
        return find(id).map(line -> viewer.show(Templates.job(line)));
    }

    @GET
    @Path("/{id}/job")
    public Uni<TemplateInstance> whole(UUID id) {
        return find(id).map(line -> viewer.show(Templates.job$job(line)));
    }

    @GET
    @Path("/{id}/progress")
    public Uni<TemplateInstance> progress(UUID id) {
        return find(id).map(line -> viewer.show(Templates.job$progress(line)));
    }

    @GET
    @Path("/{id}/result")
    @Produces(MediaType.WILDCARD)
    public Uni<Void> result(UUID id, @Context HttpServerResponse response) {
        return rows.find(id, Asker.ofData(viewer.id(), viewer.isAdmin())).invoke(JobResults::check)
                .chain(found -> results.read(id, found.resultType()))
                .invoke(() -> response.putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + "\""))
                .chain(body -> body.send(response));
    }

    /** @param seen the last event that the page has seen, before the browser tells */
    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Uni<Void> events(UUID id, @RestQuery String seen, @HeaderParam(EventStream.LAST_EVENT_ID) String lastEventId,
            @Context HttpServerResponse response) {
        long last = EventStream.lastSeen(lastEventId == null ? seen : lastEventId);
        var standing = viewer.standing();
        return rows.find(id, asker()).chain(found -> {
            JobEvents.check(last, found);
            if (found.isFinished() && last == found.events()) {
                return Uni.createFrom().voidItem();
            }
            return events.send(id, last, response, reader -> PageStream.whileLoggedIn(standing, reader));
        });
    }

    @POST
    @Path("/{id}/cancel")
    public Uni<TemplateInstance> cancel(UUID id, @HeaderParam(TARGET) String target) {
        return service.cancel(id, asker()).chain(() -> shown(id, target));
    }

    @POST
    @Path("/{id}/retry")
    public Uni<TemplateInstance> retry(UUID id, @HeaderParam(TARGET) String target) {
        return service.retry(id, asker()).chain(() -> shown(id, target));
    }

    private Uni<TemplateInstance> shown(UUID id, String target) {
        return find(id).map(line -> viewer
                .show(WHOLE_JOB.equals(target) ? Templates.job$job(line) : Templates.jobRow(line, false)));
    }

    private Uni<JobLine> find(UUID id) {
        return rows.find(id, asker()).map(this::line);
    }

    private Uni<Page<JobLine>> lines(JobFilter filter, String cursor) {
        return rows.found(asker(), filter, ROWS, cursor)
                .map(page -> new Page<>(page.items().stream().map(this::line).toList(), page.nextCursor()));
    }

    private JobLine line(FoundJob found) {
        return new JobLine(found, viewer.id().equals(found.ownerId()), jobs.stages(found.view().kind()), Instant.now());
    }

    private Filters filters(JobQuery query) {
        JobFilter filter = query.filter();
        return new Filters(jobs.kinds(), filter.status() == null ? "" : filter.status(),
                filter.kind() == null ? "" : filter.kind());
    }

    private static List<UUID> ids(String name, String list) {
        String[] ids = list == null || list.isEmpty() ? new String[0] : list.split(",", MOST + 1);
        if (ids.length > MOST) {
            throw Failure.invalid(name, "must be at most " + MOST + " ids");
        }
        return Stream.of(ids).map(id -> QueryParameter.uuid(name, id)).toList();
    }

    private Asker asker() {
        return Asker.ofPage(viewer.id(), viewer.isAdmin());
    }
}
