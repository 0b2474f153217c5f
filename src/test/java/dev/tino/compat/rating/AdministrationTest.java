package dev.tino.compat.rating;

import static dev.tino.compat.rating.RatingClient.assertInvalid;
import static dev.tino.compat.rating.RatingClient.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.books.catalogue.TestBook;
import dev.tino.books.training.BookModels;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AdministrationTest {

    @Inject
    BookModels catalogue;

    private RatingClient admin;

    @BeforeEach
    void anAdministrator() {
        admin = RatingClient.of(Account.admin());
    }

    @ParameterizedTest
    @ValueSource(strings = { "limpa-tabela-livros", "limpa-tabela-usuarios", "limpa-tabela-tarefas", "limpa-usuario/1" })
    void onlyAdministratorsErase(String route) {
        assertRefused(RatingClient.anonymous().delete("admin/" + route), 401, "Not authenticated");
        assertThat(RatingClient.of(Account.register()).delete("admin/" + route).statusCode()).isEqualTo(403);
    }

    @Test
    void booksAreRemoved() {
        catalogue.empty();
        catalogue.add(TestBook.of("One"), TestBook.of("Two"), TestBook.of("Three").gone());
        int number = admin.get("books?skip=0").path("[0].id");

        Response answer = admin.delete("admin/limpa-tabela-livros");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<Map<String, Object>> path("$")).containsOnlyKeys("message");
        assertThat(admin.get("books?skip=0").<List<Object>> path("$")).isEmpty();
        assertRefused(admin.get("books/" + number), 404, "Livro não encontrado");
    }

    @Test
    void usersAreNotErasedAllAtOnce() {
        Account ana = Account.register();

        Response answer = admin.delete("admin/limpa-tabela-usuarios");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.<String> path("detail")).contains("um a um");
        assertThat(RatingClient.of(ana).get("usuarios/me").statusCode()).isEqualTo(200);
    }

    @Test
    void aUserIsErasedByHisNumber() {
        RatingClient ana = RatingClient.of(Account.register());
        int number = ana.get("usuarios/me").path("id");

        Response answer = admin.delete("admin/limpa-usuario/" + number);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<Map<String, Object>> path("$")).containsOnlyKeys("message");
        assertThat(ana.get("usuarios/me").statusCode()).isEqualTo(401);
        assertRefused(admin.delete("admin/limpa-usuario/" + number), 404,
                "Usuário com ID %d não encontrado.".formatted(number));
    }

    @Test
    void anUnknownUserIsNotFound() {
        assertRefused(admin.delete("admin/limpa-usuario/999999999"), 404, "Usuário com ID 999999999 não encontrado.");
        assertInvalid(admin.delete("admin/limpa-usuario/ana"), "int_parsing path.id");
    }

    @Test
    void aMachineOfAnAdministratorsErasesNobody() {
        Account administrator = Account.admin();
        String token = administrator.post("/api/v1/me/api-tokens", Map.of("name", "machine")).path("token");
        int number = RatingClient.of(Account.register()).get("usuarios/me").path("id");

        assertThat(RatingClient.by(token).delete("admin/limpa-usuario/" + number).statusCode()).isEqualTo(403);
    }
}
