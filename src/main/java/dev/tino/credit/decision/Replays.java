package dev.tino.credit.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.credit.decision.Replay.Difference;
import dev.tino.credit.policy.Policies;
import dev.tino.credit.policy.Policy;
import dev.tino.credit.scoring.Scored;
import dev.tino.credit.scoring.Scorer;
import dev.tino.credit.scoring.ScoringVersion;
import dev.tino.credit.scoring.ScoringVersions;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.models.ModelLoader;
import dev.tino.models.ModelVersion;
import dev.tino.models.ServedModels;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/** Makes decisions again from what was stored, and names what does not come out as it was. */
@ApplicationScoped
class Replays {

    private final DecisionRows rows;
    private final DecisionSeals seals;
    private final ServedModels models;
    private final ModelLoader loader;
    private final ScoringVersions versions;
    private final Policies policies;

    Replays(DecisionRows rows, DecisionSeals seals, ServedModels models, ModelLoader loader, ScoringVersions versions,
            Policies policies) {
        this.rows = rows;
        this.seals = seals;
        this.models = models;
        this.loader = loader;
        this.versions = versions;
        this.policies = policies;
    }

    Uni<Replay> replay(UUID companyId, UUID id) {
        return rows.row(companyId, id).onItem().ifNull().failWith(() -> DecisionService.missing(id))
                .chain(row -> replay(companyId, row));
    }

    private Uni<Replay> replay(UUID companyId, Row row) {
        List<Difference> differences = new ArrayList<>(followUp(row));
        DecisionContent content;
        try {
            content = seals.content(row);
        } catch (IllegalStateException damaged) {
            differences.add(new Difference("content", null, null,
                    "What the decision rests on was changed in the database: its seal is broken"));
            return Uni.createFrom().item(Replay.of(differences));
        }
        differences.addAll(columns(row, content));
        return policies.numbered(companyId, content.policyVersion())
                .invoke(policy -> differences.addAll(policy(content, policy)))
                .chain(() -> file(content)).invoke(differences::addAll)
                .chain(() -> again(companyId, content)).invoke(differences::addAll)
                .replaceWith(() -> Replay.of(differences));
    }

    private List<Difference> followUp(Row row) {
        try {
            seals.followUp(row);
            return List.of();
        } catch (IllegalStateException damaged) {
            return List.of(new Difference("followUp", null, null,
                    "The review, or what the order turned out to be, was changed in the database: its seal is broken"));
        }
    }

    /** What stands beside the seal, where anybody who can write to the database could change it. */
    private static List<Difference> columns(Row row, DecisionContent content) {
        String note = "The column is not what was sealed with the decision";
        List<Difference> differences = new ArrayList<>();
        compare("orderId", row.getString("order_id"), content.orderId(), note, differences);
        compare("outcome", row.getString("outcome"), content.outcome().word(), note, differences);
        compare("score", row.getDouble("score"), content.score(), note, differences);
        compare("version", row.getInteger("version"), content.model().version(), note, differences);
        compare("policyVersion", row.getInteger("policy_version"), content.policyVersion(), note, differences);
        compare("decidedAt", DecisionRows.instant(row, "created_at"), content.decidedAt(), note, differences);
        return differences;
    }

    private static void compare(String field, Object stored, Object recomputed, String note, List<Difference> differences) {
        if (!Objects.equals(stored, recomputed)) {
            differences.add(new Difference(field, stored, recomputed, note));
        }
    }

    private static List<Difference> policy(DecisionContent content, Policy policy) {
        List<Difference> differences = new ArrayList<>();
        compare("thresholds", content.thresholds(), policy == null ? null : policy.thresholds(),
                "The policy of this version has other thresholds now", differences);
        compare("outcome", content.outcome(), content.thresholds().outcome(content.score()),
                "The thresholds give another outcome", differences);
        return differences;
    }

    /** The file as it lies in the store, whether or not this node has loaded it before. */
    private Uni<List<Difference>> file(DecisionContent content) {
        String note = "The model's file was changed in the database";
        return loader.find(version(content)).map(found -> {
            List<Difference> differences = new ArrayList<>();
            String sha256 = ModelFile.sha256(found.bytes());
            compare("model.sha256", content.model().sha256(), sha256, note, differences);
            if (found.distrust() != null && differences.isEmpty()) {
                differences.add(new Difference("model", null, null, found.distrust().detail()));
            }
            return differences;
        });
    }

    private static ModelVersion version(DecisionContent content) {
        return new ModelVersion(content.model().name(), content.model().version());
    }

    /** The features as they lie in the store, whatever this node has in memory. */
    private Uni<List<Difference>> again(UUID companyId, DecisionContent content) {
        return versions.read(companyId, content.model().version())
                .chain(version -> version.isEmpty()
                        ? Uni.createFrom().item(List.of(difference("version", "What the version takes is not there any more")))
                        : again(content, version.get()))
                .onFailure(IllegalStateException.class).recoverWithItem(() -> List.of(difference("version",
                        "What the version takes was changed in the database: its seal is broken")));
    }

    private static Difference difference(String field, String note) {
        return new Difference(field, null, null, note);
    }

    private Uni<List<Difference>> again(DecisionContent content, ScoringVersion version) {
        return models.find(content.model().name(), content.model().version())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(List.of(difference("model", "It cannot be served")))
                        : found.get().run(model -> again(content, version, model)).eventually(found.get()::close));
    }

    private static List<Difference> again(DecisionContent content, ScoringVersion version, LoadedModel model) {
        var checked = new Checked(content.orderId(), new TreeMap<>(content.features()), version);
        Scored scored = Scorer.explain(model, List.of(checked.row())).get(0);
        List<Difference> differences = new ArrayList<>();
        String note = "The same version says something else of the same features";
        compare("score", content.score(), scored.score(), note, differences);
        compare("rawScore", content.rawScore(), scored.raw(), note, differences);
        compare("base", content.base(), scored.base(), note, differences);
        compare("unknown", content.unknown(), checked.unknown(model.manifest().encoder()), note, differences);
        var contributions = checked.contributions(scored);
        compare("contributions", content.contributions().keySet(), contributions.keySet(), note, differences);
        content.contributions().forEach((feature, contribution) -> compare("contributions." + feature, contribution,
                contributions.get(feature), note, differences));
        return differences;
    }
}
