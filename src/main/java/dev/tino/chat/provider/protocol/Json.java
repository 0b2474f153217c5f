package dev.tino.chat.provider.protocol;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.tino.core.error.Failure;

/** What models say, which may be anything. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).maxNumberLength(400).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Json() {
    }

    /** @return a missing node for what is no JSON */
    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException unreadable) {
            // Its message would quote the answer.
            return MissingNode.getInstance();
        }
    }

    /** @throws Failure when it is none, or tells of an error */
    static JsonNode object(String line, String provider) {
        JsonNode object = read(line);
        if (!object.isObject()) {
            throw invalid(provider, isPage(line) ? "a page in place of an answer" : "what is no JSON of an answer");
        }
        refuseError(object, provider);
        return object;
    }

    /** Its words are not repeated: they may quote a key or whatever it was asked. */
    static void refuseError(JsonNode object, String provider) {
        if (object.hasNonNull("error") || object.path("object").asText().equals("error")) {
            throw ModelError.MODEL_FAILED.because("The language model %s told of an error in place of an answer", provider);
        }
    }

    static boolean isPage(String text) {
        return text.stripLeading().startsWith("<");
    }

    static Failure invalid(String provider, String what) {
        return ModelError.MODEL_INVALID.because("The language model %s answered %s", provider, what);
    }

    static Failure brokeOff(String provider) {
        return ModelError.MODEL_BROKE_OFF.because("The answer of the language model %s ended before it was complete", provider);
    }
}
