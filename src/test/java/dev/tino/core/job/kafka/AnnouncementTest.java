package dev.tino.core.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tino.core.job.kafka.Announcement.Unreadable;

class AnnouncementTest {

    private static final UUID JOB = UUID.fromString("0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000");

    @Test
    void saysWhichJobWaitsForWhichStageAndNothingElse() throws Unreadable {
        byte[] message = new Announcement(JOB, 3).bytes();

        assertThat(new String(message, StandardCharsets.UTF_8))
                .isEqualTo("{\"jobId\":\"0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000\",\"stage\":3}");
        assertThat(Announcement.read(message)).isEqualTo(new Announcement(JOB, 3));
    }

    @Test
    void whatElseAMessageSaysIsPassedOver() throws Unreadable {
        byte[] message = "{\"jobId\":\"%s\",\"stage\":0,\"from\":\"elsewhere\"}".formatted(JOB)
                .getBytes(StandardCharsets.UTF_8);

        assertThat(Announcement.read(message)).isEqualTo(new Announcement(JOB, 0));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "`` | no JSON object",
            "hello | no JSON",
            "{\"jobId\" | no JSON",
            "{} {} | no JSON",
            "[] | no JSON object",
            "null | no JSON object",
            "{} | jobId is no UUID",
            "{\"jobId\":7,\"stage\":0} | jobId is no UUID",
            "{\"jobId\":\"1-1-1-1-1\",\"stage\":0} | jobId is no UUID",
            "{\"jobId\":\"0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000\"} | stage is no number from 0 on",
            "{\"jobId\":\"0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000\",\"stage\":\"0\"} | stage is no number from 0 on",
            "{\"jobId\":\"0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000\",\"stage\":-1} | stage is no number from 0 on",
            "{\"jobId\":\"0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000\",\"stage\":0.5} | stage is no number from 0 on",
            "{\"jobId\":\"0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000\",\"stage\":4294967296} | stage is no number from 0 on" })
    void aMessageThatMakesNoSenseTellsWhy(String message, String reason) {
        Throwable unreadable = catchThrowable(() -> Announcement.read(message.getBytes(StandardCharsets.UTF_8)));

        assertThat(unreadable).isInstanceOf(Unreadable.class).hasMessage(reason);
    }

    @Test
    void neitherNothingNorTooMuchIsRead() {
        Throwable nothing = catchThrowable(() -> Announcement.read(null));
        Throwable large = catchThrowable(() -> Announcement.read(new byte[1_025]));

        assertThat(nothing).isInstanceOf(Unreadable.class).hasMessage("no value");
        assertThat(large).isInstanceOf(Unreadable.class).hasMessage("1025 bytes, more than 1024");
    }
}
