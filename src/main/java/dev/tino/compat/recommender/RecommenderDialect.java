package dev.tino.compat.recommender;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.compat.Bearer;
import dev.tino.compat.Dialect;
import dev.tino.compat.LegacyRoute;
import dev.tino.compat.LegacySystem;
import dev.tino.core.error.Problem;

/** {@code {"error": …}} in Portuguese. Where that system told the text of an exception, Tino tells where to find it. */
@ApplicationScoped
class RecommenderDialect implements Dialect {

    static final String NO_TOKEN = "Token não informado ou cabeçalho ausente";

    @Override
    public LegacySystem system() {
        return LegacySystem.RECOMMENDER;
    }

    /** It knows no 422. */
    @Override
    public int status(Problem problem, Bearer.State token) {
        return problem.status() == 422 ? 400 : problem.status();
    }

    @Override
    public Object body(Problem problem, Bearer.State token, LegacyRoute route) {
        return Map.of("error", text(problem, token));
    }

    private static String text(Problem problem, Bearer.State token) {
        return switch (problem.status()) {
            case 401 -> switch (token) {
                case MISSING -> NO_TOKEN;
                case EXPIRED -> "Token expirado";
                case INVALID -> "Token inválido";
            };
            case 403 -> "O usuário não tem permissão para isto";
            case 404 -> "Recurso não encontrado";
            case 429 -> "Muitas requisições, tente novamente mais tarde";
            case 503 -> "Serviço indisponível, tente novamente mais tarde";
            default -> problem.status() < 500 ? "Requisição inválida"
                    : "Erro interno, registrado como " + problem.traceId();
        };
    }
}
