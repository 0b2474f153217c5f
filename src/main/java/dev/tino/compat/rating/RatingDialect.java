package dev.tino.compat.rating;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.compat.Bearer;
import dev.tino.compat.Dialect;
import dev.tino.compat.LegacyRoute;
import dev.tino.compat.LegacySystem;
import dev.tino.core.error.Problem;

/** Words Tino's refusals as the catalogue that predicts ratings does: FastAPI's own in English, its own in Portuguese. */
@ApplicationScoped
class RatingDialect implements Dialect {

    private static final String UNSUPPORTED = "UNSUPPORTED_MEDIA_TYPE";
    private static final String INVALID = "INVALID";
    private static final String UNAUTHORIZED = "UNAUTHORIZED";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("WRONG_CREDENTIALS", "Nome de usuário ou senha incorretos"),
            Map.entry("REFRESH_TOKEN_REFUSED", "Refresh token inválido ou expirado"),
            Map.entry("USERNAME_TAKEN", "Nome de usuário já cadastrado."),
            Map.entry("EMAIL_TAKEN", "Nome de usuário já cadastrado."),
            Map.entry("LAST_ADMINISTRATOR", "O último administrador não pode ser removido."),
            Map.entry("FORBIDDEN", "Permissão insuficiente: somente administradores, com o token de um login."),
            Map.entry("BOOK_NOT_FOUND", "Livro não encontrado"),
            Map.entry("JOB_NOT_FOUND", "Tarefa não encontrada."),
            Map.entry("WRONG_COUNT", "A tabela mudou enquanto era contada; nada foi removido."),
            Map.entry("TOO_MANY_REQUESTS", "Muitas requisições; tente novamente mais tarde."),
            Map.entry("UNAVAILABLE", "Serviço temporariamente indisponível."),
            Map.entry("MALFORMED", "There was an error parsing the body"),
            Map.entry("NOT_FOUND", "Not Found"),
            Map.entry("METHOD_NOT_ALLOWED", "Method Not Allowed"),
            Map.entry("NOT_ACCEPTABLE", "Not Acceptable"),
            Map.entry("INTERNAL", "Internal Server Error"));

    @Override
    public LegacySystem system() {
        return LegacySystem.RATING;
    }

    /** Its framework reads a body of any media type, and then misses the fields. */
    @Override
    public int status(Problem problem, Bearer.State token) {
        return problem.code().equals(UNSUPPORTED) ? 422 : problem.status();
    }

    @Override
    public Object body(Problem problem, Bearer.State token, LegacyRoute route) {
        return switch (problem.code()) {
            case UNAUTHORIZED -> new Detail(token == Bearer.State.MISSING ? "Not authenticated"
                    : "Não foi possível validar as credenciais");
            case UNSUPPORTED -> Map.of("detail", List.of(Violation.missing(List.of("body"), null)));
            case INVALID -> Map.of("detail", problem.violations().stream()
                    .map(wrong -> Violation.ofRule(List.of(place(route), wrong.field()), wrong.message(), null)).toList());
            default -> new Detail(WORDS.getOrDefault(problem.code(), problem.detail()));
        };
    }

    private static String place(LegacyRoute route) {
        return route.method().equals("GET") ? "query" : "body";
    }
}
