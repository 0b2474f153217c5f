package dev.tino.chat.question.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import dev.tino.chat.question.phrase.QuestionFeatures;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.train.Training;

class ShippedQuestionsTest {

    private static final Path FILE = Path.of("onnx-models", "chat-questions.onnx");
    private static final String STALE = "what the model is made from has changed: ./mvnw -Pmodels process-classes";

    @Test
    void theModelThatShipsWasTrainedOnThePhrasingsThatShip() throws IOException {
        Manifest manifest = ModelFile.read(Files.readAllBytes(FILE)).manifest();
        Dataset corpus = SharedCorpus.CORPUS;

        assertThat(manifest.name()).isEqualTo("chat.questions");
        assertThat(manifest.training()).as(STALE)
                .isEqualTo(new Training(ShippedQuestions.trainer().algorithm(), ShippedQuestions.parameters(),
                        ShippedQuestions.SEED,
                        corpus.fingerprint(), corpus.size()));
        assertThat(manifest.schema()).isEqualTo(QuestionFeatures.SCHEMA);
        assertThat(manifest.evaluation().rows()).as(STALE).isEqualTo(DevelopmentSet.load().size());
    }

    @Test
    void trainingTwiceGivesTheSameBytes() {
        assertThat(ShippedQuestions.train(some()).bytes()).isEqualTo(ShippedQuestions.train(some()).bytes());
    }

    private static Dataset some() {
        return SharedCorpus.CORPUS.where(row -> row % 20 == 0);
    }

    @Test
    void aTemplateGivesOneOfItsAlternatives() {
        Template template = Template.of("(um|dois (a|b)|) {thing}", name -> List.of(Template.of(name + "s", null)));

        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 50; i++) {
            assertThat(template.draw(random)).isIn("um things", "dois a things", "dois b things", "things");
        }
    }

    @Test
    void aTemplateThatIsNotWellFormedIsRefused() {
        for (String source : List.of("(a|b", "a|b", "{a", "a)")) {
            assertThatThrownBy(() -> Template.of(source, name -> List.of())).as(source)
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
