package dev.tino.core.web.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AssetsTest {

    @Test
    void everyAddressLeadsToAFile() throws Exception {
        List<Method> addresses = Arrays.stream(Assets.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0).toList();

        assertThat(addresses).hasSizeGreaterThanOrEqualTo(9);
        for (Method address : addresses) {
            Response found = given().get((String) address.invoke(new Assets()));

            assertThat(found.statusCode()).as(address.getName()).isEqualTo(200);
            assertThat(found.asByteArray()).as(address.getName()).isNotEmpty();
        }
    }
}
