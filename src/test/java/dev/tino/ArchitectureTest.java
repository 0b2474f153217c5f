package dev.tino;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalListener;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports go down: domains on models, models on core and ml, which do not know each other. */
@AnalyzeClasses(packages = "dev.tino", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] DOMAINS = { "dev.tino.finance..", "dev.tino.books..", "dev.tino.credit..",
            "dev.tino.chat.." };

    @ArchTest
    static final ArchRule coreKnowsNothingElse = noClasses().that().resideInAPackage("dev.tino.core..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.tino.ml..", "dev.tino.models..", "dev.tino.compat..")
            .orShould().dependOnClassesThat().resideInAnyPackage(DOMAINS);

    @ArchTest
    static final ArchRule errorAndWebStandLowestInCore = noClasses()
            .that().resideInAnyPackage("dev.tino.core.error..", "dev.tino.core.web..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.tino.core.auth..", "dev.tino.core.audit..",
                    "dev.tino.core.database..",
                    "dev.tino.core.idempotency..", "dev.tino.core.job..", "dev.tino.core.privacy..",
                    "dev.tino.core.rotation..");

    @ArchTest
    static final ArchRule keysStandLowestInCore = noClasses().that().resideInAPackage("dev.tino.core.crypto..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.tino.core.auth..", "dev.tino.core.audit..",
                    "dev.tino.core.web..", "dev.tino.core.database..");

    @ArchTest
    static final ArchRule theEngineIsPlainJava = noClasses().that().resideInAPackage("dev.tino.ml..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.tino.core..", "dev.tino.models..", "dev.tino.compat..",
                    "jakarta.enterprise..", "jakarta.inject..", "jakarta.ws.rs..", "jakarta.persistence..", "io.quarkus..",
                    "io.vertx..")
            .orShould().dependOnClassesThat().resideInAnyPackage(DOMAINS);

    @ArchTest
    static final ArchRule modelsKnowNoDomain = noClasses().that().resideInAPackage("dev.tino.models..")
            .should().dependOnClassesThat().resideInAPackage("dev.tino.compat..")
            .orShould().dependOnClassesThat().resideInAnyPackage(DOMAINS);

    @ArchTest
    static final ArchRule packagesDoNotDependOnEachOtherInCircles = slices().matching("dev.tino.(*).(*)..")
            .should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyResourcesTranslateHttp = classes().that().areAnnotatedWith(Path.class)
            .and().areNotInterfaces().should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule sessionsAreReactive = noClasses().should().beAnnotatedWith(Transactional.class)
            .orShould().dependOnClassesThat().areAssignableTo(Transactional.class);

    @ArchTest
    static final ArchRule dependenciesComeThroughConstructors = noFields()
            .should().beAnnotatedWith(Inject.class);

    /** Static fields are set while a native image is built: every start of it would draw the same. */
    @ArchTest
    static final ArchRule nothingRandomIsStatic = noFields().that().areStatic()
            .should().haveRawType(assignableTo(Random.class)).orShould().haveRawType(assignableTo(RandomGenerator.class));

    /** The native image knows the classes of no other caches. */
    @ArchTest
    static final ArchRule cachesAreOfTheKindsThatTheNativeImageKnows = noClasses().should()
            .callMethod(Caffeine.class, "weakKeys").orShould().callMethod(Caffeine.class, "weakValues")
            .orShould().callMethod(Caffeine.class, "softValues").orShould().callMethod(Caffeine.class, "recordStats")
            .orShould().callMethod(Caffeine.class, "refreshAfterWrite", Duration.class)
            .orShould().callMethod(Caffeine.class, "removalListener", RemovalListener.class);
}
