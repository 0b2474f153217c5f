package dev.tino.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the native image is told of: types by reflection and JNI, resources, arguments of its build. */
public class NativeMetadata {

    private static final String FOLDER = "META-INF/native-image/dev.tino/tino/";
    private static final Map<String, Class<?>> PRIMITIVES = Map.of("boolean", boolean.class, "byte", byte.class, "char",
            char.class, "short", short.class, "int", int.class, "long", long.class, "float", float.class, "double",
            double.class);

    private final JsonNode root;

    public NativeMetadata() throws IOException {
        try (InputStream json = loader().getResourceAsStream(FOLDER + "reachability-metadata.json")) {
            root = new ObjectMapper().readTree(json);
        }
    }

    private static ClassLoader loader() {
        return NativeMetadata.class.getClassLoader();
    }

    public List<JsonNode> types() {
        return list(root.get("reflection"));
    }

    public JsonNode type(Class<?> type) {
        return types().stream().filter(entry -> entry.get("type").asText().equals(type.getTypeName())).findAny()
                .orElse(null);
    }

    /** Descriptors of a type's constructors, as {@code (I)V}; the metadata names no other methods. */
    public static List<String> constructors(JsonNode type) throws ReflectiveOperationException {
        List<String> descriptors = new ArrayList<>();
        for (JsonNode method : list(type.path("methods"))) {
            List<Class<?>> parameters = new ArrayList<>();
            for (JsonNode parameter : method.get("parameterTypes")) {
                parameters.add(loaded(parameter.asText()));
            }
            if (!method.get("name").asText().equals("<init>")) {
                throw new NoSuchMethodException(method.toString());
            }
            loaded(type.get("type").asText()).getDeclaredConstructor(parameters.toArray(Class[]::new));
            descriptors.add(MethodType.methodType(void.class, parameters).descriptorString());
        }
        return descriptors;
    }

    /** @param name as Java writes it, {@code long[]} */
    public static Class<?> loaded(String name) throws ClassNotFoundException {
        if (name.endsWith("[]")) {
            return loaded(name.substring(0, name.length() - 2)).arrayType();
        }
        return PRIMITIVES.containsKey(name) ? PRIMITIVES.get(name) : Class.forName(name, false, loader());
    }

    public List<String> resources() {
        return list(root.get("resources")).stream().map(resource -> resource.get("glob").asText()).toList();
    }

    public boolean holds(String resource) {
        return resources().stream()
                .anyMatch(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(resource)));
    }

    /** The names of classes and packages that must not initialise while the image is built. */
    public List<String> runTimeNames() throws IOException {
        var properties = new Properties();
        try (InputStream file = loader().getResourceAsStream(FOLDER + "native-image.properties")) {
            properties.load(file);
        }
        return Arrays.stream(properties.getProperty("Args").split("\\s+"))
                .filter(argument -> argument.startsWith("--initialize-at-run-time="))
                .flatMap(argument -> Arrays.stream(argument.substring(argument.indexOf('=') + 1).split(","))).toList();
    }

    /** The files below a folder of the class path, wherever they lie, by their full names. */
    public static List<String> filesBelow(String folder) throws IOException {
        List<String> files = new ArrayList<>();
        for (var url : Collections.list(loader().getResources(folder))) {
            URI address = URI.create(url.toString());
            if (address.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(address, Map.of())) {
                    files.addAll(filesBelow(jar.getPath("/"), jar.getPath("/" + folder)));
                }
                continue;
            }
            Path there = Path.of(address);
            files.addAll(filesBelow(there.resolve(Path.of(folder).relativize(Path.of(""))).normalize(), there));
        }
        return files;
    }

    public static List<String> filesBelow(Path root, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> root.relativize(file).toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }
}
