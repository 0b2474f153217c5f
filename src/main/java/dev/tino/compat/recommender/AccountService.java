package dev.tino.compat.recommender;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

import dev.tino.compat.LegacyKind;
import dev.tino.compat.LegacyNumbers;
import dev.tino.core.auth.AuthError;
import dev.tino.core.auth.account.Credentials;
import dev.tino.core.auth.account.LoginService;
import dev.tino.core.auth.account.Registration;
import dev.tino.core.auth.account.Session;
import dev.tino.core.auth.token.TokenPair;
import dev.tino.core.auth.token.Tokens;
import dev.tino.core.error.ErrorCode;
import dev.tino.core.error.Failure;
import io.smallrye.mutiny.Uni;

/** Lets this system's users in, by Tino's rules and in its words. */
@ApplicationScoped
class AccountService {

    /** The first one that is broken is told: an address is made of the user name. */
    private static final List<Rule> RULES = List.of(
            new Rule("username",
                    "O nome de usuário deve ter de 3 a 40 letras sem acento, algarismos, pontos, hífens ou sublinhados"),
            new Rule("email", "O endereço de e-mail não é válido"),
            new Rule("password", "A senha deve ter de 8 a 128 caracteres"));
    private static final Set<ErrorCode> TAKEN = Set.of(AuthError.EMAIL_TAKEN, AuthError.USERNAME_TAKEN);

    private final LoginService logins;
    private final Tokens tokens;
    private final LegacyNumbers numbers;
    private final Validator validator;

    AccountService(LoginService logins, Tokens tokens, LegacyNumbers numbers, Validator validator) {
        this.logins = logins;
        this.tokens = tokens;
        this.numbers = numbers;
        this.validator = validator;
    }

    private record Rule(String field, String text) {
    }

    Uni<Entered> register(UserPassword sent) {
        Registration registration = sent.registration();
        Set<String> violated = violated(registration);
        RULES.stream().filter(rule -> violated.contains(rule.field)).findFirst().ifPresent(broken -> {
            throw Answers.error(400, broken.text);
        });
        return logins.register(registration, Recommender.CLIENT)
                .onFailure(failure -> is(failure, TAKEN)).transform(taken -> Answers.error(400, "Usuário já existe"))
                .chain(session -> entered("Usuário criado com sucesso", session));
    }

    Uni<Entered> login(UserPassword sent) {
        if (!violated(new Credentials(sent.username(), sent.password())).isEmpty()) {
            throw wrong();
        }
        return logins.login(sent.username(), sent.password(), Recommender.CLIENT)
                .onFailure(failure -> is(failure, Set.of(AuthError.WRONG_CREDENTIALS))).transform(refused -> wrong())
                .chain(session -> entered(null, session));
    }

    /** Its clients keep the refresh token of their log-in, which is why that is not spent here. */
    Uni<Renewed> renew(String refreshToken, String address) {
        return Uni.createFrom().deferred(() -> tokens.renewUnspent(refreshToken, address, Recommender.CLIENT))
                .onFailure(failure -> is(failure, Set.of(AuthError.REFRESH_TOKEN_REFUSED)))
                .transform(refused -> Answers.error(401, "Refresh token inválido ou não existe, fazer o Login novamente"))
                .onItem().ifNull()
                .failWith(() -> Answers.error(401, "Refresh token expirado, fazer login novamente"))
                .map(TokenPair::accessToken).map(Renewed::of);
    }

    private Uni<Entered> entered(String message, Session session) {
        return numbers.of(LegacyKind.USER, session.user().id(), session.user().id())
                .map(number -> new Entered(message, session.tokens().accessToken(), session.tokens().refreshToken(), number));
    }

    private Set<String> violated(Object input) {
        return validator.validate(input).stream().map(violation -> violation.getPropertyPath().toString())
                .collect(Collectors.toSet());
    }

    private static RuntimeException wrong() {
        return Answers.error(401, "Usuário ou senha inválidas");
    }

    private static boolean is(Throwable failure, Set<ErrorCode> codes) {
        return failure instanceof Failure refused && codes.contains(refused.code());
    }
}
