package dev.tino.finance.category;

import java.util.List;
import java.util.UUID;

import dev.tino.core.web.Page;

public record NameView(UUID id, String name) {

    static NameView of(OwnedName name) {
        return new NameView(name.id, name.name);
    }

    static Page<NameView> page(List<? extends OwnedName> names) {
        return Page.whole(names.stream().map(NameView::of).toList());
    }
}
