package dev.tino.chat.question;

import java.util.List;
import java.util.stream.Collectors;

import dev.tino.chat.question.answer.Explanations;
import dev.tino.chat.question.definition.Definitions;
import dev.tino.chat.question.phrase.Language;

/** What is said where no question is answered. */
final class SetTexts {

    private static final List<String> SHOWN = List.of("sales-total", "top-customers", "overdue-total", "sales-funnel",
            "target-attainment");

    private SetTexts() {
    }

    static String help(Language language, Definitions definitions) {
        String examples = SHOWN.stream().flatMap(id -> definitions.find(id).stream())
                .map(shown -> "- " + shown.examples().in(language).get(0)).collect(Collectors.joining("\n"));
        return language
                .choose("""
                        Olá! Respondo a %d perguntas sobre os dados do negócio: vendas, clientes, oportunidades, contas a receber, \
                        metas e atividades. Pode dizer período, região, segmento, analista ou produto, e pedir um relatório. Por exemplo:

                        %s""",
                        """
                                Hello! I answer %d questions about the business data: sales, customers, opportunities, receivables, targets \
                                and activities. You may name a period, region, segment, analyst or product, and ask for a report. For example:

                                %s""")
                .formatted(definitions.all().size(), examples);
    }

    static String noData(Language language) {
        return language.choose(
                "Ainda não há dados do negócio carregados, por isso não posso responder. Quem administra o Tino os carrega com a "
                        + "configuração TINO_CHAT_OBSERVATORY_LOAD=demo (ou full); se a carga já começou, tente de novo em instantes.",
                "No business data are loaded yet, so I cannot answer. Whoever runs Tino loads them with the setting "
                        + "TINO_CHAT_OBSERVATORY_LOAD=demo (or full); if the load has begun already, try again in a moment.");
    }

    static String declined(Language language, Decision decision, List<String> unread) {
        String why = decision.doubts().isEmpty()
                ? language.choose("Não sei responder a isso com os dados que tenho.",
                        "I do not know how to answer that from the data I have.")
                : decision.doubts().stream().sorted().map(doubt -> Explanations.of(doubt, unread, language))
                        .collect(Collectors.joining(" "));
        return why + language.choose(" As perguntas mais próximas que conheço:\n\n", " The nearest questions that I know:\n\n")
                + decision.nearest().stream().map(near -> "- %s: _%s_".formatted(near.title().in(language),
                        near.examples().in(language).get(0))).collect(Collectors.joining("\n"));
    }
}
