package dev.tino.core.audit.request.redaction;

/**
 * Routes whose bodies are logged with their content, secrets aside, because they hold settings and no personal data.
 * Domains contribute one as a bean; of all other bodies only the shape is kept.
 *
 * @param prefix the path, whole or up to a slash, such as {@code /api/v1/audit}
 */
public record LoggedContent(String prefix) {
}
