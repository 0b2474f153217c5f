package dev.tino.models.route;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.tino.ml.ModelException;
import dev.tino.ml.train.Evaluation;
import dev.tino.models.LoadedVersion;
import dev.tino.models.ModelVersion;
import dev.tino.models.ServedModels;
import dev.tino.models.route.VersionView.OnNode;
import io.vertx.mutiny.sqlclient.Row;

/** Turns rows into versions as they are seen, with how they stand on this node. */
@ApplicationScoped
class VersionReader {

    /** Of a {@code model_version v} beside its name's present champion {@code c}. */
    static final String COLUMNS = """
            v.name, v.version, v.owner_id, v.algorithm, v.source, v.sha256, octet_length(v.file) as size, v.rows,
            v.metrics ->> 'evaluation' as evaluation, v.created_at, v.author_id, v.version = c.version as champion""";

    /** Versions that somebody may see, $1 telling whether all, $2 who he is. */
    static final String VISIBLE = """
             from model_version v
             left join lateral (select * from model_champion m where m.name = v.name order by m.sequence desc limit 1) c on true
            where ($1 or v.owner_id = $2)""";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final ServedModels models;

    VersionReader(ServedModels models) {
        this.models = models;
    }

    /** For the rows of one answer. */
    Function<Row, VersionView> reader() {
        Map<ModelVersion, LoadedVersion> loaded = models.loaded().stream()
                .collect(Collectors.toMap(there -> new ModelVersion(there.name(), there.version()), there -> there));
        return row -> view(row, loaded);
    }

    private static VersionView view(Row row, Map<ModelVersion, LoadedVersion> loaded) {
        var version = new ModelVersion(row.getString("name"), row.getInteger("version"));
        OnNode node = Optional.ofNullable(loaded.get(version))
                .map(there -> new OnNode(true, there.bytes(), there.lastUsed())).orElse(OnNode.NOT_LOADED);
        return new VersionView(version.name(), version.version(), Boolean.TRUE.equals(row.getBoolean("champion")),
                row.getString("algorithm"), row.getString("source"), row.getString("sha256"), row.getInteger("size"),
                row.getInteger("rows"), row.getOffsetDateTime("created_at").toInstant(), row.getUUID("author_id"),
                evaluation(row.getString("evaluation")), node);
    }

    /** A row that somebody has changed is to be seen all the same. */
    private static EvaluationView evaluation(String json) {
        try {
            return json == null ? null : EvaluationView.inShort(JSON.readValue(json, Evaluation.class));
        } catch (JsonProcessingException | ModelException unreadable) {
            return null;
        }
    }
}
