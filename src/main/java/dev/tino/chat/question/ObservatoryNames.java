package dev.tino.chat.question;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tino.chat.observatory.Loaded;
import dev.tino.chat.question.phrase.Lexicon;
import dev.tino.chat.question.slot.Kind;
import dev.tino.chat.question.slot.NameIndex;
import dev.tino.chat.question.slot.Named;
import dev.tino.core.concurrent.SharedLoads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** What the business data name, read once for each load. */
@ApplicationScoped
class ObservatoryNames {

    /** Larger names first, since the first to have a name keeps it: São Paulo is a state, then a region. */
    private static final String SELECT = """
            select 'MACRO' as what, macrorregiao as known, regiao as name from observatory.vw_regioes
            union all select 'STATE', estado, regiao from observatory.vw_regioes
            union all select 'REGION', regiao, regiao from observatory.vw_regioes
            union all select 'SECTOR', setor, segmento from observatory.vw_segmentos
            union all select 'SEGMENT', segmento, segmento from observatory.vw_segmentos
            union all select 'CATEGORY', categoria, produto from observatory.vw_produtos
            union all select 'PRODUCT', produto, produto from observatory.vw_produtos
            union all select 'CODE', codigo, produto from observatory.vw_produtos
            union all select 'ANALYST', analista, analista from observatory.vw_analistas
            union all select 'FIRST_DAY', primeiro_dia::text, '' from observatory.vw_periodo
            order by what, known, name""";

    /** @param firstDay of the data */
    record Known(NameIndex names, LocalDate firstDay) {
    }

    private final Pool pool;
    private final Aliases aliases = Aliases.load();
    private final SharedLoads<Loaded, Known> kept;

    ObservatoryNames(Pool pool) {
        this.pool = pool;
        kept = new SharedLoads<>(Caffeine.newBuilder().maximumSize(1), any -> read());
    }

    Uni<Known> of(Loaded loaded) {
        return kept.of(loaded);
    }

    private Uni<Known> read() {
        return pool.query(SELECT).execute().map(rows -> {
            Map<String, Map<String, List<String>>> found = new LinkedHashMap<>();
            for (Row row : rows) {
                found.computeIfAbsent(row.getString(0), any -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getString(1), any -> new ArrayList<>()).add(row.getString(2));
            }
            return new Known(index(found), LocalDate.parse(found.get("FIRST_DAY").keySet().iterator().next()));
        });
    }

    private NameIndex index(Map<String, Map<String, List<String>>> found) {
        NameIndex.Builder names = NameIndex.builder(Lexicon.shipped()::knows);
        each(found, "MACRO", (known, all) -> names.add(new Named(Kind.REGION, known, all), aliases.region(known)));
        each(found, "STATE",
                (known, all) -> names.add(new Named(Kind.REGION, aliases.stateName(known), all), aliases.state(known)));
        each(found, "REGION", (known, all) -> names.add(new Named(Kind.REGION, known, all), aliases.region(known)));
        each(found, "SEGMENT", (known, all) -> names.add(new Named(Kind.SEGMENT, known, all), aliases.segment(known)));
        each(found, "SECTOR", (known, all) -> names.add(new Named(Kind.SEGMENT, known, all), aliases.segment(known)));
        each(found, "PRODUCT", (known, all) -> names.add(new Named(Kind.PRODUCT, known, all), known));
        each(found, "CODE", (known, all) -> names.add(new Named(Kind.PRODUCT, all.get(0), all), known));
        each(found, "CATEGORY", (known, all) -> names.add(new Named(Kind.PRODUCT, known, all), aliases.category(known)));
        each(found, "ANALYST", (known, all) -> names.add(new Named(Kind.ANALYST, known, all), known));
        return names.build();
    }

    private static void each(Map<String, Map<String, List<String>>> found, String what,
            BiConsumer<String, List<String>> use) {
        found.getOrDefault(what, Map.of()).forEach(use);
    }
}
