package dev.tino.operations;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import dev.tino.testsupport.NativeMetadata;

/** Without a native compiler at hand: whether the image would find what is looked up by name, and nothing is named in vain. */
class NativeMetadataTest {

    private static final String JNI_LIBRARY = "/ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so";
    /** What {@code FindClass} takes: names that end where their C string ends, unlike those within signatures. */
    private static final Pattern CLASS = Pattern.compile("(?:\\[+L)?((?:ai/onnxruntime|java)/[\\w/$]+);?\0");
    private static final Pattern SIGNATURE = Pattern.compile("\0(\\([\\w/$;\\[]*\\)[\\w/$;\\[]+)\0");
    private static final Duration AGE = Duration.ofMinutes(1);
    private static final String SERVICES = "META-INF/services/";
    /** What Quarkus looks after. */
    private static final Set<String> OF_EXTENSIONS = Set.of("META-INF", "db", "messages", "templates");

    private final NativeMetadata metadata = new NativeMetadata();

    NativeMetadataTest() throws IOException {
    }

    @Test
    void everyClassThatTheJniLibraryLooksUpIsThereForIt() throws IOException {
        Set<String> names = found(CLASS);

        assertThat(names).as("names in the library").contains("ai/onnxruntime/OnnxTensor", "java/lang/String")
                .hasSizeGreaterThan(8);
        assertThat(names).allSatisfy(name -> {
            JsonNode type = metadata.type(NativeMetadata.loaded(name.replace('/', '.')));
            assertThat(type).as("metadata of %s", name).isNotNull();
            assertThat(type.path("jniAccessible").asBoolean()).as("JNI access to %s", name).isTrue();
        });
    }

    @Test
    void everySignatureThatTheJniLibraryLooksUpIsThatOfAConstructorThereForIt() throws Exception {
        List<String> constructors = new ArrayList<>();
        for (JsonNode type : metadata.types()) {
            if (type.path("jniAccessible").asBoolean()) {
                constructors.addAll(NativeMetadata.constructors(type));
            }
        }

        assertThat(found(SIGNATURE)).contains("(ILjava/lang/String;)V").containsExactlyInAnyOrderElementsOf(
                new TreeSet<>(constructors));
    }

    @Test
    void arraysThatTheJniLibraryMakesAreThereForIt() throws ClassNotFoundException {
        for (String array : List.of("ai.onnxruntime.NodeInfo[]", "ai.onnxruntime.OnnxValue[]", "java.lang.String[]")) {
            assertThat(metadata.type(NativeMetadata.loaded(array)).path("jniAccessible").asBoolean()).as(array).isTrue();
        }
    }

    @Test
    void everyTypeAndConstructorInTheMetadataExists() throws Exception {
        for (JsonNode type : metadata.types()) {
            assertThat(NativeMetadata.loaded(type.get("type").asText())).isNotNull();
            assertThat(NativeMetadata.constructors(type)).hasSize(type.path("methods").size());
            for (JsonNode field : type.path("fields")) {
                assertThat(NativeMetadata.loaded(type.get("type").asText()).getDeclaredField(field.get("name").asText()))
                        .isNotNull();
            }
        }
    }

    @Test
    void everyResourceInTheMetadataExists() throws IOException {
        for (String glob : metadata.resources()) {
            if (!glob.contains("*")) {
                assertThat(getClass().getClassLoader().getResource(glob)).as(glob).isNotNull();
                continue;
            }
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            String folder = glob.substring(0, glob.lastIndexOf('/', glob.indexOf('*')));

            assertThat(NativeMetadata.filesBelow(folder)).as(glob).anyMatch(file -> matcher.matches(Path.of(file)));
        }
    }

    @Test
    void everyFileOfOursTravelsInTheImage() {
        Path classes = Path.of("target/classes");

        assertThat(NativeMetadata.filesBelow(classes, classes))
                .filteredOn(file -> file.contains("/") && !file.endsWith(".class"))
                .filteredOn(file -> !OF_EXTENSIONS.contains(file.substring(0, file.indexOf('/'))))
                .contains("onnx-models/finance-transactions.onnx", "chat/words.txt")
                .allSatisfy(file -> assertThat(metadata.holds(file)).as(file).isTrue());
    }

    @Test
    void everyProviderOfDjlIsThereForReflection() throws Exception {
        List<String> services = NativeMetadata.filesBelow(SERVICES.substring(0, SERVICES.length() - 1)).stream()
                .filter(file -> file.startsWith(SERVICES + "ai.djl.")).distinct().toList();

        assertThat(services).contains(SERVICES + "ai.djl.engine.EngineProvider");
        assertThat(metadata.resources()).containsAll(services);
        for (String service : services) {
            Class<?> contract = NativeMetadata.loaded(service.substring(SERVICES.length()));
            for (var provider : ServiceLoader.load(contract).stream().toList()) {
                assertThat(metadata.type(provider.type())).as("metadata of %s", provider.type()).isNotNull();
                assertThat(NativeMetadata.constructors(metadata.type(provider.type()))).containsExactly("()V");
            }
        }
    }

    /** Caffeine looks up by name the class that a builder's settings make; ArchitectureTest keeps ours to these. */
    @Test
    void everyCacheOfStrongKeysAndValuesIsThereForReflection() {
        List<UnaryOperator<Caffeine<Object, Object>>> limits = List.of(any -> any, any -> any.maximumSize(1),
                any -> any.maximumWeight(1).weigher((key, value) -> 1));
        List<UnaryOperator<Caffeine<Object, Object>>> ages = List.of(any -> any, any -> any.expireAfterAccess(AGE),
                any -> any.expireAfterWrite(AGE), any -> any.expireAfterAccess(AGE).expireAfterWrite(AGE),
                any -> any.expireAfter(Expiry.writing((key, value) -> AGE)));

        for (var limit : limits) {
            for (var age : ages) {
                Class<?> made = limit.apply(age.apply(Caffeine.newBuilder())).build().asMap().getClass();
                if (!made.getSimpleName().startsWith("Unbounded")) {
                    JsonNode type = metadata.type(made);
                    assertThat(type).as("metadata of %s", made).isNotNull();
                    assertThat(type.path("allDeclaredConstructors").asBoolean()).isTrue();
                }
            }
        }
    }

    @Test
    void whatInitialisesAtRunTimeExists() throws IOException {
        assertThat(metadata.runTimeNames()).hasSizeGreaterThan(2).allSatisfy(name -> {
            String path = name.replace('.', '/');
            assertThat(getClass().getClassLoader().getResource(path) != null
                    || getClass().getClassLoader().getResource(path + ".class") != null).as(name).isTrue();
        });
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        try (InputStream library = NativeMetadataTest.class.getResourceAsStream(JNI_LIBRARY)) {
            Set<String> found = new TreeSet<>();
            Matcher matcher = pattern.matcher(new String(library.readAllBytes(), ISO_8859_1));
            // One string's end is the next one's beginning.
            for (int from = 0; matcher.find(from); from = matcher.end() - 1) {
                found.add(matcher.group(1));
            }
            return found;
        }
    }
}
