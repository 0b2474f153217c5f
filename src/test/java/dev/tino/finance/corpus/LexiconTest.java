package dev.tino.finance.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class LexiconTest {

    private static final Lexicon LEXICON = Lexicon.load();

    @Test
    void twentyFiveCategoriesAreNamedInPortuguese() {
        var names = LEXICON.categories().stream().map(LexiconCategory::name).toList();

        assertThat(names).containsExactly("Alimentação", "Supermercado", "Transporte", "Automóvel", "Moradia",
                "Casa e decoração", "Água, luz e gás", "Internet e telefone", "Saúde", "Farmácia", "Vestuário",
                "Beleza", "Educação", "Assinaturas", "Lazer", "Viagem", "Compras", "Pets", "Presentes e doações",
                "Seguros", "Impostos e taxas", "Empréstimos e juros", "Investimentos", "Transferências",
                "Salário e rendimentos");
    }

    @Test
    void everyCategoryKnowsManySpellings() {
        for (LexiconCategory category : LEXICON.categories()) {
            long forms = LEXICON.entries().stream().filter(entry -> category.name().equals(entry.category()))
                    .mapToLong(entry -> entry.forms().size()).sum();

            assertThat(forms).as(category.name()).isGreaterThan(200);
        }
    }

    @Test
    void aSectionDescribesItsEntries() {
        var lexicon = read("= Pets 14", "[bills amount=40..300 direction=both weight=2.5 months=1..3,12 days=5 wording=frame]",
                "Petz | Pet Center; Cobasi", "[list frame]", "Ração {payee}");

        var profile = new Profile(Direction.BOTH, 40, 300, 2.5, Set.of(1, 2, 3, 12), 5, 5);
        assertThat(lexicon.categories()).containsExactly(new LexiconCategory("Pets", 14));
        assertThat(lexicon.entries()).containsExactly(
                new LexiconEntry("petz", "Pets", Kind.BILL, List.of("Petz", "Pet Center"), "shape", "frame", profile),
                new LexiconEntry("cobasi", "Pets", Kind.BILL, List.of("Cobasi"), "shape", "frame", profile));
    }

    @Test
    void remarksAndDigitsBeginAlike() {
        var lexicon = read("= Pets 14", "# a remark", "[phrases]", "## de agosto");

        assertThat(lexicon.entries()).extracting(LexiconEntry::key).containsExactly("## de agosto");
    }

    @Test
    void oneSpellingInTwoCategoriesIsRefused() {
        assertThatThrownBy(() -> read("= Pets 14", "[brands]", "Farmácia Cão", "= Farmácia 60", "[brands]", "FARMACIA CAO"))
                .isInstanceOf(LexiconException.class).hasMessage("test.txt:6: FARMACIA CAO stands at test.txt:3");
    }

    @Test
    void aPlaceholderWithoutListIsRefused() {
        assertThatThrownBy(() -> read("= Pets 14", "[phrases]", "Ração {marca}")).isInstanceOf(LexiconException.class)
                .hasMessage("test.txt:3: no list for {marca}");
    }

    @Test
    void aBadHeaderIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("= Pets 14", "[brand]")).hasMessage("test.txt:2: no such section: brand");
        assertThatThrownBy(() -> read("= Pets 14", "[brands colour=red]"))
                .hasMessage("test.txt:2: no such setting: colour=red");
        assertThatThrownBy(() -> read("= Pets 14", "[brands amount=9..3]"))
                .hasMessage("test.txt:2: amounts must rise from above zero");
        assertThatThrownBy(() -> read("= Pets")).hasMessage("test.txt:1: a category needs a name and a frequency");
        assertThatThrownBy(() -> read("Petz")).hasMessage("test.txt:1: text outside a section");
    }

    @Test
    void nothingOfTheAcceptanceRowsWasCopied() throws Exception {
        var rows = AcceptanceRows.descriptions();
        var forms = LEXICON.entries().stream().flatMap(entry -> entry.forms().stream()).map(AcceptanceRows::letters)
                .collect(Collectors.toSet());

        long alike = rows.stream().map(AcceptanceRows::letters).filter(forms::contains).count();

        System.out.printf("Of %d acceptance rows, %d are a whole entry of the lexicon%n", rows.size(), alike);
        assertThat(alike).isLessThan(rows.size() / 4);
    }

    private static Lexicon read(String... lines) {
        var reader = new LexiconReader();
        reader.read("names.txt", List.of("[list shape]", "{word}"));
        reader.read("test.txt", List.of(lines));
        return reader.finish();
    }
}
