package dev.tino.finance.statement.table;

import java.util.List;
import java.util.regex.Pattern;

import dev.tino.finance.statement.line.Words;

/** What a column of a statement may hold, and the names that banks give it, best first, folded by {@link Words#fold}. */
enum Column {
    DATE("data", "date", "data lancamento", "data do lancamento", "data de lancamento", "data transacao",
            "data da transacao", "data movimento", "data do movimento", "data movimentacao", "data mov", "data mov to",
            "data compra", "data da compra", "data de compra", "data operacao", "data da operacao", "data contabil",
            "data hora", "data e hora", "dt", "dt lancamento", "dia", "transaction date", "date transaction",
            "posting date", "posted date", "date posted", "booking date", "completed date", "started date",
            "value date", "data valor"),
    DESCRIPTION("descricao", "description", "historico", "memo", "lancamento", "lancamentos", "title", "titulo",
            "estabelecimento", "merchant", "payee", "favorecido", "descricao do lancamento", "descricao lancamento",
            "descricao da transacao", "transaction description", "descricao da compra", "narrative", "transacao",
            "movimentacao", "name", "nome"),
    DETAIL("detalhes", "detalhe", "details", "detail", "complemento", "historico complementar",
            "descricao complementar", "destino", "descricao adicional", "informacoes adicionais"),
    AMOUNT("valor", "amount", "value", "valor da transacao", "valor do lancamento", "valor lancamento",
            "valor da compra", "valor total", "quantia", "montante", "transaction amount"),
    CREDIT("credito", "credit", "creditos", "valor credito", "valor do credito", "credito valor", "entrada",
            "entradas", "deposito", "depositos", "deposit", "deposits", "paid in", "money in", "credit amount"),
    DEBIT("debito", "debit", "debitos", "valor debito", "valor do debito", "debito valor", "saida", "saidas",
            "saque", "withdrawal", "withdrawals", "paid out", "money out", "debit amount"),
    DIRECTION("tipo lancamento", "tipo de lancamento", "tipo do lancamento", "d c", "c d", "dc", "cd",
            "debito credito", "credito debito", "natureza", "entrada saida", "tipo", "tipo da transacao",
            "tipo de transacao", "type", "transaction type", "debit credit", "credit debit", "direction"),
    PERSON("pessoa", "person", "titular", "portador", "responsavel", "nome no cartao", "cardholder", "card holder",
            "usuario", "user", "membro"),
    CATEGORY("categoria", "category", "classificacao", "classification"),
    FIT_ID("fitid", "identificador", "id da transacao", "transaction id");

    private static final Pattern CURRENCY = Pattern.compile("( em)?( r| rs| brl| reais| usd| eur| gbp)$");

    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    /** How well a header's text names this column: 0 best, -1 not at all. */
    int rank(String folded) {
        int rank = names.indexOf(folded);
        return rank >= 0 || this == DIRECTION ? rank : names.indexOf(CURRENCY.matcher(folded).replaceFirst(""));
    }
}
