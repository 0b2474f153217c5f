package dev.tino.books.catalogue;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.books.catalogue")
interface CatalogueConfig {

    /** Memory for answers that are given again while the catalogue stays as it is. */
    @WithDefault("32M")
    MemorySize cachedAnswers();
}
