package dev.tino.finance.statement.line;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What banks write between the transactions and is none: balances, totals, lines without a date. */
public final class PseudoLine {

    private static final Pattern BALANCE = Pattern.compile("(?:saldo|sdo|(?:(?:opening|closing|starting|beginning|ending"
            + "|available|current|previous|running) )?balance)(?: (.*))?");
    private static final Pattern CERTAIN_BALANCE = Pattern
            .compile("s a l d o.*|(saldo|sdo) (anterior|disponivel|bloqueado|devedor|credor)( .*)?");
    private static final Pattern TOTAL = Pattern.compile("(?:totais|(?:sub ?)?total)(?: (\\D.*))?");
    private static final Pattern CERTAIN_TOTAL = Pattern.compile("total ((de|do|da|no) )?cartao( .*)?");
    /** What follows in a balance or a total. With any other word it may be a merchant: {@code Total de Fitness}. */
    private static final Set<String> TAIL = Set.of(("a ao as at ate brought carried da das de do dos e em for forward in na"
            + " nas no nos o of on out p para por the"
            + " account apl aplic aplicacao aplicacoes aut automatica automaticas c cc conta contas corrente cta ctas"
            + " investimento investimentos limite poupanca saque"
            + " ano data date day days dia dias mes month period periodo year"
            + " amount brl compra compras credit credito creditos credits debit debito debitos debits deposits despesa"
            + " despesas entrada entradas expenses extrato fatura faturas income lancamento lancamentos movimentacao"
            + " movimentacoes movimento pagamento pagamentos pagar payments purchases r receber receita receitas rs saida"
            + " saidas statement transactions transporte withdrawals"
            + " anterior anteriores atual atuais available bloqueado credor devedor diario disponivel final geral inicial"
            + " internacionais nacionais parcial previous total"
            + " jan janeiro january fev fevereiro feb february mar marco march abr abril apr april mai maio may jun junho"
            + " june jul julho july ago agosto aug august set setembro sep september outubro oct october nov novembro"
            + " november dez dezembro dec december").split(" "));
    private static final Pattern NO_DATE = Pattern.compile("0{1,4}[-/.]?0{1,2}[-/.]?0{2,4}");
    private static final int LONGEST = 120;

    private PseudoLine() {
    }

    /** Why the line is no transaction; empty when it may be one. */
    public static Optional<String> reason(String date, String description) {
        String words = description.length() > LONGEST ? "" : Words.fold(description);
        if (CERTAIN_BALANCE.matcher(words).matches() || isOnly(BALANCE, words)) {
            return Optional.of("%s is a balance, not a transaction".formatted(BadLine.quote(description)));
        }
        if (CERTAIN_TOTAL.matcher(words).matches() || isOnly(TOTAL, words)) {
            return Optional.of("%s is a total, not a transaction".formatted(BadLine.quote(description)));
        }
        if (NO_DATE.matcher(date).matches()) {
            return Optional.of("%s stands for no date, so this is no transaction".formatted(BadLine.quote(date)));
        }
        return Optional.empty();
    }

    private static boolean isOnly(Pattern start, String words) {
        Matcher matcher = start.matcher(words);
        if (!matcher.matches()) {
            return false;
        }
        return matcher.group(1) == null
                || Stream.of(matcher.group(1).split(" ")).allMatch(word -> TAIL.contains(word) || isNumber(word));
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }
}
