package dev.tino.finance.imports;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;

/** A person's imports, for his export. */
@ApplicationScoped
class PersonalImports implements PersonalData {

    private final ImportRows imports;

    PersonalImports(ImportRows imports) {
        this.imports = imports;
    }

    @Override
    public String kind() {
        return "finance.import";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return imports.page(ownerId, Ndjson.PAGE, cursor);
    }
}
