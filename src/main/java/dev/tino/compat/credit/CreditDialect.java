package dev.tino.compat.credit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.compat.Bearer;
import dev.tino.compat.Dialect;
import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.LegacyRoute;
import dev.tino.compat.LegacySystem;
import dev.tino.core.error.CoreError;
import dev.tino.core.error.Problem;
import dev.tino.credit.CreditError;

/** {@code {"message": ...}}; whoever brings a token that is not a company's is forbidden, not unknown. */
@ApplicationScoped
class CreditDialect implements Dialect {

    @Override
    public LegacySystem system() {
        return LegacySystem.CREDIT;
    }

    @Override
    public int status(Problem problem, Bearer.State token) {
        if (problem.status() == 401) {
            return token == Bearer.State.MISSING ? 401 : 403;
        }
        return problem.status() == 422 ? 400 : problem.status();
    }

    @Override
    public Object body(Problem problem, Bearer.State token, LegacyRoute route) {
        return LegacyRefusal.message(text(problem, token));
    }

    private static String text(Problem problem, Bearer.State token) {
        if (problem.status() >= 500) {
            return problem.status() == 503 ? "Serviço indisponível no momento; tente de novo em instantes!"
                    : "Erro interno do servidor!";
        }
        if (problem.code().equals(CoreError.UNAUTHORIZED.name())) {
            return token == Bearer.State.MISSING ? LegacyText.TOKEN_MISSING : LegacyText.TOKEN_REFUSED;
        }
        if (problem.code().equals(CoreError.FORBIDDEN.name())) {
            return LegacyText.TOKEN_REFUSED;
        }
        if (problem.code().equals(CreditError.ORDER_DIFFERS.name())) {
            return "O pedido já foi decidido com outros dados!";
        }
        return problem.detail();
    }
}
