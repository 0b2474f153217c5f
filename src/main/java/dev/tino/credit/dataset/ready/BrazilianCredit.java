package dev.tino.credit.dataset.ready;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.tino.credit.dataset.definition.NewDataset;
import dev.tino.credit.dataset.definition.NewField;
import dev.tino.credit.dataset.definition.NewLabel;
import dev.tino.credit.dataset.field.FieldType;

/**
 * Orders of Brazilian companies as their credit bureaus describe them: tax regime, payments by delay in days, suppliers by
 * years of acquaintance, and what stands against them.
 */
public final class BrazilianCredit {

    public static final String NAME = "brazilian-credit";

    /** Names the customer; other than an order's own number it comes again. */
    public static final String CUSTOMER = "IdCliente";
    public static final String STATUS = "status";
    public static final String APPROVED = "liberado";
    public static final String REFUSED = "bloqueado";

    /** What a model sees: 28 numbers, any of which may be missing. */
    public static final List<String> FEATURES = List.of("CliLimCredTot", "clisimples", "cliMicroEmpreendedor", "CliConsFinal",
            "HistPagPONTUAL", "HistPagAVISTA", "HistPag8_15", "HistPag16_30", "HistPag31_60", "HistPag_60", "QtConsultado",
            "RelaFornec0_6Meses", "RelaFornec6Mes_1Ano", "RelaFornec1_3Anos", "RelaFornec3_5Anos", "RelaFornec5_10Anos",
            "RelaFornec10Anos", "RelaFornecINAT", "PefinNumOcorrencia", "PefinValorTotal", "RefinNumOcorrencia",
            "RefinValorTotal", "DividasVencNumOcorrencia", "DividasVencValorTotal", "FalenConcNumOcorrencia",
            "CheqSFundoNumOcorrencia", "RechequeNumOcorrencia", "PartFalenNumOcorrencia");

    private BrazilianCredit() {
    }

    /** A ready body for a new dataset. */
    public static NewDataset dataset() {
        List<NewField> fields = Stream.concat(Stream.of(new NewField(CUSTOMER, FieldType.NUMBER, true, null)),
                FEATURES.stream().map(name -> new NewField(name, FieldType.NUMBER, false, null))).toList();
        var label = new NewLabel(STATUS, List.of(TextNode.valueOf(APPROVED)), List.of(TextNode.valueOf(REFUSED)));
        return new NewDataset("Pedidos", CUSTOMER, label, List.of(), fields);
    }
}
