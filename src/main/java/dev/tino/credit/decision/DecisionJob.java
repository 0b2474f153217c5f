package dev.tino.credit.decision;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.error.Violation;
import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import dev.tino.credit.decision.Decider.Decided;
import dev.tino.credit.order.Order;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/**
 * Decides on orders lot by lot. Each part of the result is a lot's, so an attempt goes on behind the last part that is there;
 * a lot that is done twice gets its first decisions again.
 */
@ApplicationScoped
class DecisionJob implements JobHandler {

    static final String KIND = "credit.decisions";

    private final Decider decider;
    private final DecisionLots lots;
    private final ObjectMapper json;
    private final Vertx vertx;

    DecisionJob(Decider decider, DecisionLots lots, ObjectMapper json, Vertx vertx) {
        this.decider = decider;
        this.lots = lots;
        this.json = json;
        this.vertx = vertx;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        return run.parts(JobRun.INPUT).chain(all -> run.parts(JobRun.RESULT)
                .chain(done -> Multi.createFrom().iterable(IntStream.range(done, all).boxed().toList())
                        .onItem().transformToUniAndConcatenate(lot -> decide(run, lot, all))
                        .collect().last().replaceWithVoid()));
    }

    private Uni<Void> decide(JobRun run, int lot, int all) {
        return run.part(JobRun.INPUT, lot)
                .chain(part -> vertx.executeBlocking(() -> lots.read(part), false))
                .chain(read -> decider.decide(run.ownerId(), read.orders(), (place, order) -> read.path(place) + ".features")
                        .chain(decided -> vertx.executeBlocking(() -> part(read, decided, lot, all), false)))
                .chain(result -> run.store(JobRun.RESULT, lot, result, lot + 1L, all));
    }

    /**
     * An order that could not be decided.
     *
     * @param error what is wrong with it, in the words of a refusal
     */
    record Refused(String orderId, Refusal error) {

        record Refusal(String code, String detail, List<Violation> violations) {
        }

        static Refused of(Order order, Decided decided) {
            return new Refused(order.orderId(), new Refusal(decided.refusal().code().name(), decided.refusal().detail(),
                    decided.refusal().violations()));
        }
    }

    private byte[] part(DecisionLots.Lot lot, List<Decided> decided, int index, int all) {
        List<Object> lines = new ArrayList<>(decided.size());
        for (int i = 0; i < decided.size(); i++) {
            Decided one = decided.get(i);
            lines.add(one.refusal() == null ? DecisionView.of(one.decision(), lot.language())
                    : Refused.of(lot.orders().get(i), one));
        }
        var part = new ByteArrayOutputStream();
        write(part, index == 0 ? "{\"decisions\":[" : ",");
        try {
            byte[] list = json.writeValueAsBytes(lines);
            part.write(list, 1, list.length - 2);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        write(part, index == all - 1 ? "]}" : "");
        return part.toByteArray();
    }

    private static void write(ByteArrayOutputStream part, String text) {
        part.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
