package dev.tino.chat.observatory.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import dev.tino.testsupport.NativeMetadata;
import net.sf.jsqlparser.parser.ASTNodeAccessImpl;

/** A part whose fields the image does not know would look empty, and whatever stands in it would pass unread. */
class SqlPartsInNativeCodeTest {

    @Test
    void theFieldsOfAllPartsCanBeRead() throws IOException {
        var metadata = new NativeMetadata();

        assertThat(Allowed.PARTS).allSatisfy(part -> {
            for (Class<?> type = part; SqlParts.isPartType(type) && type != ASTNodeAccessImpl.class; type = type
                    .getSuperclass()) {
                assertThat(metadata.type(type)).as("metadata of %s", type).isNotNull();
                assertThat(metadata.type(type).path("allDeclaredFields").asBoolean()).as("fields of %s", type).isTrue();
            }
        });
    }
}
