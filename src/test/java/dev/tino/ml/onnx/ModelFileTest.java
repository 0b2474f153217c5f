package dev.tino.ml.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.Models;
import dev.tino.ml.RandomApplicants;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.train.Background;
import dev.tino.ml.train.GradientBoosting;
import dev.tino.ml.train.LogisticRegression;
import dev.tino.ml.train.Progress;
import dev.tino.ml.train.RandomForest;
import dev.tino.ml.train.TextSimilarity;
import dev.tino.ml.train.Trainer;

class ModelFileTest {

    private static final Dataset DATASET = RandomDatasets.of(150, 3, 1);
    private static final ModelFile FILE = Models.file(Models.linear(DATASET, 1), DATASET);

    @Test
    void theManifestComesBackAsItWasWritten() {
        ModelFile read = ModelFile.read(FILE.bytes());

        assertThat(read.manifest()).usingRecursiveComparison().isEqualTo(FILE.manifest());
        assertThat(read.manifest().toJson()).isEqualTo(FILE.manifest().toJson());
        assertThat(read.manifest().schema()).isEqualTo(RandomDatasets.SCHEMA);
        assertThat(read.manifest().labels()).containsExactly("class-0", "class-1", "class-2");
        assertThat(read.sha256()).isEqualTo(FILE.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void theSameTrainingGivesTheSameBytes() {
        Dataset again = RandomDatasets.of(150, 3, 1);

        assertThat(Models.file(Models.linear(again, 1), again).bytes()).isEqualTo(FILE.bytes());
        assertThat(Models.file(Models.linear(again, 2), again).bytes()).isNotEqualTo(FILE.bytes());
        assertThat(Models.file(Models.forest(again, 1), again).bytes())
                .isEqualTo(Models.file(Models.forest(DATASET, 1), DATASET).bytes());
    }

    @Test
    void theManifestNamesTheVersionsThatTrained() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));

        assertThat(pom).contains("<version>" + FILE.manifest().tino())
                .contains("<tribuo.version>" + FILE.manifest().tribuo() + "</tribuo.version>");
    }

    @Test
    void vectorsAreReadAsTheyWereWritten() {
        Dataset vectors = RandomDatasets.withVectors(150, 3, 16, 1);
        ModelFile file = Models.file(Models.linear(vectors, 1), vectors);

        ModelFile read = ModelFile.read(file.bytes());

        assertThat(read.manifest().schema()).isEqualTo(vectors.schema());
        assertThat(read.manifest().toJson()).isEqualTo(file.manifest().toJson())
                .contains("{\"name\":\"embedding\",\"kind\":\"VECTOR\",\"scale\":\"LINEAR\","
                        + "\"source\":\"test/random/16\",\"dimensions\":16}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "a..b", "a.", "-a", "A", "a b", "a/b", "../a", "a\\n", "a_b", "modèle" })
    void aManifestWithANameThatIsNoneIsRefused(String name) throws Exception {
        String json = FILE.manifest().toJson();

        assertRefused(withManifest(json.replace("\"name\":\"test\"", "\"name\":\"" + name + "\"")), Reason.DAMAGED_FILE);
        assertRefused(withManifest(json.replace("\"name\":\"test\"", "\"name\":\"" + "a".repeat(201) + "\"")),
                Reason.DAMAGED_FILE);
    }

    @Test
    void ownModelsHaveTheirOwnersIdInTheirNames() throws Exception {
        String name = "finance.transactions.0b5f9a52-8c3e-4b6e-9d0a-7f1f9f3c2b11";

        byte[] named = withManifest(FILE.manifest().toJson().replace("\"name\":\"test\"", "\"name\":\"" + name + "\""));

        assertThat(ModelFile.read(named).manifest().name()).isEqualTo(name);
    }

    @Test
    void theModelThatShipsIsWrittenAsItWasRead() throws Exception {
        byte[] shipped = Files.readAllBytes(Path.of("onnx-models", "finance-transactions.onnx"));

        ModelFile read = ModelFile.read(shipped);

        assertThat(ModelProto.parseFrom(shipped).getMetadataPropsList()).startsWith(
                entry("tino.manifest", read.manifest().toJson()), entry("tino.probe", read.probe().pack())).hasSize(3);
        assertThat(read.background()).isEqualTo(Background.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"dimensions\":16}]},\"c | \"dimensions\":15}]},\"c",
            "\"dimensions\":16}]},\"c | \"dimensions\":0}]},\"c",
            "\"source\":\"test/random/16\", | \"x\":1,",
            "\"kind\":\"VECTOR\" | \"kind\":\"NUMBER\"",
            "\"dimensions\":16,\"scale\":2.0 | \"dimensions\":16,\"scale\":0",
            "\"dimensions\":16,\"scale\":2.0 | \"dimensions\":-1,\"scale\":2.0" })
    void aManifestWithImpossibleVectorsIsRefused(String part, String damage) throws Exception {
        Dataset vectors = RandomDatasets.withVectors(150, 3, 16, 1);
        String json = Models.file(Models.linear(vectors, 1), vectors).manifest().toJson();

        assertThat(json.contains(part)).as(part).isTrue();
        assertRefused(withManifest(json.replace(part, damage)), Reason.DAMAGED_FILE);
    }

    @Test
    void whatIsNoModelIsRefused() {
        assertRefused(new byte[0], Reason.DAMAGED_FILE);
        assertRefused("\u0089PNG\r\n\u001a\n and so on".getBytes(StandardCharsets.ISO_8859_1), Reason.DAMAGED_FILE);
        assertRefused(Arrays.copyOf(FILE.bytes(), FILE.bytes().length / 2), Reason.DAMAGED_FILE);
    }

    @Test
    void aModelOfAnotherHouseIsRefused() throws Exception {
        ModelProto foreign = ModelProto.parseFrom(FILE.bytes()).toBuilder().clearMetadataProps().setProducerName("sklearn")
                .build();

        assertRefused(foreign.toByteArray(), Reason.FOREIGN_FILE);
        assertRefused(Tampered.unsealed(FILE.bytes(), model -> model.clearMetadataProps()).toByteArray(),
                Reason.DAMAGED_FILE);
    }

    @Test
    void aManifestOfANewerTinoIsRefused() throws Exception {
        assertRefused(withManifest("{\"format\":3}"), Reason.UNSUPPORTED_FORMAT);
        assertRefused(Tampered.unsealed(FILE.bytes(), model -> model.getMetadataPropsBuilder(0).setValue("{\"format\":1}"))
                .toByteArray(), Reason.UNSUPPORTED_FORMAT);
    }

    @Test
    void anIncompleteManifestIsRefused() throws Exception {
        assertRefused(withManifest("{\"format\":2,\"name\":\"x\"}"), Reason.DAMAGED_FILE);
        assertRefused(withManifest("no json"), Reason.DAMAGED_FILE);
        assertRefused(withManifest(FILE.manifest().toJson().replace("\"hashes\":\"", "\"hashes\":\"!")),
                Reason.DAMAGED_FILE);
        assertRefused(withManifest(FILE.manifest().toJson().replace("\"kind\":\"text\"", "\"kind\":\"odd\"")),
                Reason.DAMAGED_FILE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"confidenceBar\":[^,]+                 | \"confidenceBar\":\"NaN\"",
            "\"confidenceBar\":[^,]+                 | \"confidenceBar\":-5",
            "\"confidenceBar\":[^,]+                 | \"confidenceBar\":1.01",
            "\"deviation\":[^,}]+                    | \"deviation\":\"NaN\"",
            "\"deviation\":[^,}]+                    | \"deviation\":0",
            "\"deviation\":[^,}]+                    | \"deviation\":-1",
            "\"mean\":[^,}]+                         | \"mean\":\"Infinity\"",
            "\"unknown\":[^,]+                       | \"unknown\":\"NaN\"",
            "\"unknown\":[^,]+                       | \"unknown\":-1",
            "\"type-0\",\"type-1\"                   | \"type-1\",\"type-0\"",
            "\"type-0\",\"type-1\"                   | \"type-1\",\"type-1\"",
            "\"type-0\",\"type-1\"                   | \"type-0\",null",
            "\"labels\":\\[\"class-0\"              | \"labels\":[\"\"",
            "\"labels\":\\[\"class-0\"              | \"labels\":[\"class-1\"",
            "\"labels\":\\[\"class-0\"              | \"labels\":[null",
            "\"labels\":\\[[^]]*]                    | \"labels\":[]",
            "\"points\":\\[[^]]*]                    | \"points\":[]",
            "\"points\":\\[\\{[^}]*}                | \"points\":[{\"bar\":0.5,\"coverage\":1,\"accuracy\":1}",
            "\"points\":\\[\\{[^}]*}                | \"points\":[{\"bar\":0,\"coverage\":2,\"accuracy\":1}",
            "\"logLoss\":[^,]+                       | \"logLoss\":\"NaN\"",
            "\"baseline\":[^,]+                      | \"baseline\":7",
            "\"accuracy\":\\{\"value\":[^,]+         | \"accuracy\":{\"value\":\"NaN\"" })
    void aManifestThatCannotBeRightIsRefused(String pattern, String damage) throws Exception {
        String json = FILE.manifest().toJson();
        String damaged = json.replaceFirst(pattern, damage);

        assertThat(damaged).isNotEqualTo(json);
        assertRefused(withManifest(damaged), Reason.DAMAGED_FILE);
    }

    @Test
    void weightsThatAreNoNumbersAreRefused() throws Exception {
        String json = FILE.manifest().toJson();
        String idf = json.replaceFirst(".*\"idf\":\"([^\"]*)\".*", "$1");
        byte[] weights = Base64.getDecoder().decode(idf);
        ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, Float.NaN);

        assertRefused(withManifest(json.replace(idf, Base64.getEncoder().encodeToString(weights))), Reason.DAMAGED_FILE);
    }

    @Test
    void aGraphThatIsNotTheManifestsIsRefused() throws Exception {
        Dataset fewer = RandomDatasets.of(100, 2, 1);
        Dataset narrower = DATASET.where(row -> row < 60);

        assertRefused(withManifest(Models.file(Models.linear(fewer, 1), fewer).manifest().toJson()),
                Reason.WRONG_SIGNATURE);
        assertRefused(withManifest(Models.file(Models.linear(narrower, 1), narrower).manifest().toJson()),
                Reason.WRONG_SIGNATURE);
    }

    @Test
    void aFileWithoutAProbeIsRefused() {
        assertRefused(Tampered.sealed(FILE.bytes(), model -> model.removeMetadataProps(1)), Reason.DAMAGED_FILE);
        assertRefused(withProbe(""), Reason.DAMAGED_FILE);
        assertRefused(withProbe("!"), Reason.DAMAGED_FILE);
        assertRefused(withProbe(FILE.probe().pack().substring(0, 400)), Reason.DAMAGED_FILE);
        assertRefused(withProbe(Models.file(2).probe().pack().replace('A', '/')), Reason.DAMAGED_FILE);
    }

    private static byte[] withProbe(String packed) {
        return Tampered.sealed(FILE.bytes(), model -> model.setMetadataProps(1, entry(ModelFile.PROBE_KEY, packed)));
    }

    @Test
    void aBackgroundThatCannotBeReadIsRefused() throws Exception {
        byte[] sound = calibrated(new GradientBoosting()).bytes();
        String packed = Tampered.metadata(sound, ModelFile.BACKGROUND_KEY);
        byte[] rows = Base64.getDecoder().decode(packed);

        assertThat(ModelFile.read(sound).background().rows()).hasSize(32);
        assertRefused(withBackground(sound, ""), Reason.DAMAGED_FILE);
        assertRefused(withBackground(sound, "!"), Reason.DAMAGED_FILE);
        assertRefused(withBackground(sound, packed.substring(0, 400)), Reason.DAMAGED_FILE);
        // The number of rows, the first row's length, its first id and that one's value.
        for (int position : new int[] { 0, 4, 8 }) {
            assertRefused(withBackground(sound, rows, position, 33 << 8), Reason.DAMAGED_FILE);
            assertRefused(withBackground(sound, rows, position, -1), Reason.DAMAGED_FILE);
        }
        assertRefused(withBackground(sound, rows, 12, Float.floatToIntBits(Float.NaN)), Reason.DAMAGED_FILE);
        // Sound in itself, but the seal is another's.
        assertRefused(ModelProto.parseFrom(sound).toBuilder().setMetadataProps(2,
                entry(ModelFile.BACKGROUND_KEY, packed(rows, 12, Float.floatToIntBits(0.5f)))).build().toByteArray(),
                Reason.DAMAGED_FILE);
    }

    private static byte[] withBackground(byte[] file, byte[] rows, int position, int number) {
        return withBackground(file, packed(rows, position, number));
    }

    private static byte[] withBackground(byte[] file, String packed) {
        return Tampered.sealed(file, model -> Tampered.put(model, ModelFile.BACKGROUND_KEY, packed));
    }

    private static String packed(byte[] rows, int position, int number) {
        return Base64.getEncoder().encodeToString(ByteBuffer.wrap(rows.clone()).putInt(position, number).array());
    }

    @Test
    void aFileWithoutASealIsRefused() {
        assertRefused(Tampered.unsealed(FILE.bytes(), model -> {
        }).toByteArray(), Reason.DAMAGED_FILE);
    }

    @Test
    void theProbeComesBackAndIsMadeUpAlike() {
        ModelFile read = ModelFile.read(FILE.bytes());

        assertThat(read.probe()).usingRecursiveComparison().isEqualTo(FILE.probe());
        assertThat(read.probe().rows()).hasSize(32);
        // The same width gives the same rows, whatever was learned from.
        assertThat(Models.file(Models.linear(DATASET, 2), DATASET).probe().rows()).usingRecursiveComparison()
                .isEqualTo(FILE.probe().rows());
    }

    /** Bits that were flipped and bytes that were set, cut off or added: whatever it is, the file is damaged. */
    @ParameterizedTest
    @ValueSource(strings = { "linear", "forest", "support vectors", "similarity", "logistic-regression", "random-forest",
            "gradient-boosting" })
    void aDamagedFileIsRefusedAsDamaged(String kind) {
        byte[] sound = file(kind).bytes();
        for (long seed = 0; seed < 300; seed++) {
            byte[] damaged = damaged(sound, new SplittableRandom(seed));

            Throwable refusal = catchThrowable(() -> ModelFile.read(damaged));

            if (!Arrays.equals(damaged, sound)) {
                assertThat(refusal).as("%s, seed %d", kind, seed).isInstanceOfSatisfying(ModelException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.DAMAGED_FILE));
            }
        }
    }

    private static ModelFile file(String kind) {
        Dataset two = RandomDatasets.of(80, 2, 1);
        return switch (kind) {
            case "linear" -> FILE;
            case "forest" -> Models.file(Models.forest(DATASET, 1), DATASET);
            case "support vectors" -> Models.file(Models.supportVectors(two, 1), two);
            case "logistic-regression" -> calibrated(new LogisticRegression());
            case "random-forest" -> calibrated(new RandomForest());
            case "gradient-boosting" -> calibrated(new GradientBoosting());
            default -> Models.file(TextSimilarity.train(RandomDatasets.documents(50, 1), 1, Progress.NONE));
        };
    }

    private static ModelFile calibrated(Trainer algorithm) {
        Dataset applicants = RandomApplicants.of(120, 5, 1);
        return Models.file(Models.calibrated(algorithm, applicants, 1), applicants);
    }

    private static byte[] damaged(byte[] sound, SplittableRandom random) {
        byte[] damaged = sound.clone();
        switch (random.nextInt(4)) {
            case 0 -> damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            case 2 -> damaged = Arrays.copyOf(damaged, damaged.length + random.nextInt(1, 100));
            default -> {
                for (int i = random.nextInt(1, 20); i > 0; i--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
            }
        }
        return damaged;
    }

    @Test
    void aThresholdKeepsItsTruthForEveryFloat() {
        for (long seed = 0; seed < 100_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            float x = Float.intBitsToFloat(random.nextInt());
            double threshold = random.nextBoolean() ? (x + (double) Math.nextUp(x)) / 2 : random.nextDouble(-2, 2);

            float rounded = TreeAttributes.roundedDown(threshold);

            if (Float.isFinite(x)) {
                assertThat(x <= rounded).as("seed %d", seed).isEqualTo(x <= threshold);
            }
        }
    }

    private static byte[] withManifest(String json) {
        return Tampered.sealed(FILE.bytes(), model -> model.setMetadataProps(0, entry(ModelFile.MANIFEST_KEY, json)));
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static void assertRefused(byte[] bytes, Reason reason) {
        assertThatThrownBy(() -> ModelFile.read(bytes)).isInstanceOfSatisfying(ModelException.class,
                refusal -> assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason));
    }
}
