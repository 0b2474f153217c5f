package dev.tino.chat.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.chat.assistant.Turn;
import dev.tino.chat.assistant.Turn.Speaker;
import dev.tino.chat.question.phrase.Language;
import dev.tino.chat.question.slot.Kind;

class AskedTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @ValueSource(strings = { "Oi", "Bom dia!", "obrigado", "thanks", "Hello", "ajuda", "help", "O que você sabe fazer?",
            "what can you do?", "???", "👍" })
    void greetingsAndThanksAskNothing(String text) {
        assertThat(Asked.isSmallTalk(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "vendas", "e em 2024?", "e hoje?", "vendas, preciso de ajuda", "lucro",
            "bom dia, qual foi o faturamento de ontem?", "em relatório" })
    void questionsDo(String text) {
        assertThat(Asked.isSmallTalk(text)).isFalse();
    }

    @Test
    void aFollowUpAsksWhatWasAskedBeforeWithAnotherSlot() {
        Asked asked = resolve("Quais os 5 maiores clientes em 2025?", "e no Sul?", "e no Nordeste em 2024?");

        assertThat(asked.phrase().text()).isEqualTo("quais os xtop maiores clientes em xperiod");
        assertThat(asked.slots().names().get(Kind.REGION).label()).isEqualTo("Nordeste");
        assertThat(asked.slots().when()).hasValueSatisfying(when -> assertThat(when.period().from().getYear()).isEqualTo(2024));
        assertThat(asked.slots().top()).hasValue(5);
    }

    @Test
    void aQuestionOfItsOwnTakesNothingFromBefore() {
        Asked asked = resolve("Quais os 5 maiores clientes do Sul em 2025?", "Qual a inadimplência?");

        assertThat(asked.slots().isEmpty()).isTrue();
    }

    @Test
    void aReportOfWhatWasAskedBeforeMayBeAskedFor() {
        assertThat(resolve("sales by region in 2025", "as a report please").wantsReport()).isTrue();
        assertThat(resolve("vendas por região", "e em 2024?").wantsReport()).isFalse();
    }

    @Test
    void theLanguageIsThatOfTheLastThingThatTells() {
        assertThat(SpokenLanguage.of(turns("how much did we sell", "NPS"))).isEqualTo(Language.EN);
        assertThat(SpokenLanguage.of(turns("how much did we sell", "quanto vendemos?"))).isEqualTo(Language.PT);
        assertThat(SpokenLanguage.of(turns("2025"))).isEqualTo(Language.PT);
        for (String portuguese : List.of("top 10 produtos", "quem vendeu mais no mês", "pior analista")) {
            assertThat(SpokenLanguage.of(turns("how much did we sell", portuguese))).as(portuguese).isEqualTo(Language.PT);
        }
    }

    private static Asked resolve(String... said) {
        return FollowUps.resolve(turns(said), text -> Asked.read(text, SomeNames.INDEX, TODAY));
    }

    private static List<Turn> turns(String... said) {
        return Arrays.stream(said).map(text -> new Turn(Speaker.USER, text)).toList();
    }
}
