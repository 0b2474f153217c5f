package dev.tino.chat.talk;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.tino.core.error.Failure;

/** The forms in which a talk is taken away. */
enum ExportFormat {
    MARKDOWN("text/markdown;charset=UTF-8", ".md"),
    JSON("application/json", ".json");

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** @param name as it stands in the address; Markdown when it does not */
    static ExportFormat of(String name) {
        if (name == null || name.isEmpty()) {
            return MARKDOWN;
        }
        return Arrays.stream(values()).filter(format -> format.text().equals(name)).findAny()
                .orElseThrow(() -> Failure.invalid("format", "must be one of "
                        + Arrays.stream(values()).map(ExportFormat::text).collect(Collectors.joining(", "))));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }
}
