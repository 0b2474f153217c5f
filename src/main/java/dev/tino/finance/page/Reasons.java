package dev.tino.finance.page;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tino.core.web.Language;

/**
 * Why a statement or a line of it is not taken, in the reader's language. The readers of statements tell it in English,
 * which is what programs get; {@code %s} stands for what they quote. What is not known here stays English.
 */
final class Reasons {

    private static final List<Reason> PORTUGUESE = Stream
            .of("""
                    The %s is missing = Falta %s
                    The %s has %s characters, %s are the most = %s tem %s caracteres; o máximo são %s
                    The %s holds the control character %s = %s contém o caractere de controle %s
                    The amount %s has more than two decimals = O valor %s tem mais de duas casas decimais
                    The amount %s is a credit and a debit at once = O valor %s é crédito e débito ao mesmo tempo
                    The amount %s is not a number = O valor %s não é um número
                    The amount %s is too large = O valor %s é grande demais
                    The date %s is not in the calendar = A data %s não existe no calendário
                    The date %s is in no known form = A data %s não está em um formato conhecido
                    The year %s is not between %s and %s = O ano %s não está entre %s e %s
                    The line is a credit and a debit at once = A linha é crédito e débito ao mesmo tempo
                    The line does not tell an income from an expense: "%s" %s = A linha não diz se é entrada ou saída: "%s" %s
                    The debits are written with a minus as often as without: which of them is a reversal? = Há tantos débitos com sinal de menos quanto sem: quais são estornos?
                    The line stands above the header = A linha está acima do cabeçalho
                    The line is blank = A linha está em branco
                    %s blank lines = %s linhas em branco
                    The line repeats the header = A linha repete o cabeçalho
                    The line has neither a date nor an amount = A linha não tem data nem valor
                    The line has more fields than the header: an amount with a decimal comma needs quotes, or ; as separator = A linha tem mais campos que o cabeçalho: um valor com vírgula precisa de aspas, ou de ; como separador
                    %s is a balance, not a transaction = %s é um saldo, não um lançamento
                    %s is a total, not a transaction = %s é um total, não um lançamento
                    %s stands for no date, so this is no transaction = %s está no lugar de uma data, então não é um lançamento
                    The file ends within this transaction = O arquivo acaba no meio deste lançamento
                    The bank answered with an error instead of a statement: no reason given = O banco respondeu com um erro em vez do extrato, sem dizer o motivo
                    The bank answered with an error instead of a statement: %s = O banco respondeu com um erro em vez do extrato: %s
                    The file is empty = O arquivo está vazio
                    A statement file has at most %s MiB = Um extrato tem no máximo %s MiB
                    A statement has at most %s lines, blank ones included = Um extrato tem no máximo %s linhas, contando as em branco
                    A statement has at most %s lines = Um extrato tem no máximo %s linhas
                    A statement's file name ends in .csv, .ofx or .xlsx = O nome de um extrato termina em .csv, .ofx ou .xlsx
                    Old Excel files (.xls) are not read: save it as .xlsx = Arquivos antigos do Excel (.xls) não são lidos: salve como .xlsx
                    The file is named .xlsx, but it is no workbook = O arquivo se chama .xlsx, mas não é uma planilha
                    The file is named .ofx, but no <OFX> stands in it = O arquivo se chama .ofx, mas não há <OFX> nele
                    The file is named .%s, but it is %s = O arquivo se chama .%s, mas é %s
                    The workbook is protected by a password or is an old .xls: save it as .xlsx without a password = A planilha tem senha ou é um .xls antigo: salve como .xlsx sem senha
                    The workbook is encrypted: save it without a password = A planilha está cifrada: salve sem senha
                    The workbook is broken: it cannot be unpacked = A planilha está danificada: não dá para descompactá-la
                    The workbook is broken = A planilha está danificada
                    The workbook is packed in an unknown way = A planilha está compactada de um jeito desconhecido
                    The workbook has more than %s parts = A planilha tem mais de %s partes
                    The workbook unpacks to more than %s MiB = A planilha descompactada passa de %s MiB
                    The workbook has a row of more than %s columns = A planilha tem uma linha com mais de %s colunas
                    The workbook holds a number of more than %s digits = A planilha tem um número com mais de %s algarismos
                    The workbook's rows add up to more than %s million cells = As linhas da planilha somam mais de %s milhões de células
                    The workbook's texts add up to more than %s million characters = Os textos da planilha somam mais de %s milhões de caracteres
                    The workbook's formulas are too many: save the values alone = A planilha tem fórmulas demais: salve só os valores
                    The text is UTF-8 with broken characters, the first of them in line %s = O texto é UTF-8 com caracteres quebrados, o primeiro na linha %s
                    The text is neither UTF-8 nor windows-1252: byte %s in line %s = O texto não é UTF-8 nem windows-1252: byte %s na linha %s
                    The file says that it is %s, but it is not = O arquivo diz que é %s, mas não é
                    The file is no text = O arquivo não é texto
                    The OFX holds no statement of an account or a card = O OFX não traz extrato de conta nem de cartão
                    The CSV cannot be cut into fields below line %s: a quoted text goes on after its end or has none, or a line is too long = O CSV não se deixa dividir em campos abaixo da linha %s: um texto entre aspas não termina onde devia, ou uma linha é longa demais
                    None of the first %s rows names the columns: looked for a date (Data, Date), a description (Descrição, Histórico, Description) and an amount (Valor, Amount, or Crédito and Débito) = Nenhuma das primeiras %s linhas dá nome às colunas: procuramos uma data (Data, Date), uma descrição (Descrição, Histórico, Description) e um valor (Valor, Amount, ou Crédito e Débito)
                    """
                    .split("\n"))
            .map(Reason::of).toList();

    /** What stands in the places of what is quoted, where it is a word of ours. */
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("date", "a data"), Map.entry("amount", "o valor"),
            Map.entry("description", "a descrição"), Map.entry("person", "a pessoa"), Map.entry("category", "a categoria"),
            Map.entry("bank's transaction number", "o número do lançamento"),
            Map.entry("account number", "o número da conta"), Map.entry("is neither", "não é nenhuma das duas"),
            Map.entry("may be either", "pode ser qualquer das duas"), Map.entry("a PNG image", "uma imagem PNG"),
            Map.entry("a JPEG image", "uma imagem JPEG"), Map.entry("a GIF image", "uma imagem GIF"),
            Map.entry("a PDF document", "um documento PDF"), Map.entry("a gzip archive", "um arquivo gzip"),
            Map.entry("a ZIP archive or a workbook", "um arquivo ZIP ou uma planilha"),
            Map.entry("an old or password-protected Office document", "um documento antigo do Office ou com senha"));

    private Reasons() {
    }

    static String in(Language language, String reason) {
        return language == Language.PORTUGUESE
                ? PORTUGUESE.stream().flatMap(known -> known.translate(reason)).findFirst().orElse(reason)
                : reason;
    }

    private record Reason(Pattern english, String portuguese) {

        static Reason of(String line) {
            String[] sides = line.split(" = ", 2);
            return new Reason(Pattern.compile(Pattern.quote(sides[0]).replace("%s", "\\E(.*)\\Q"), Pattern.DOTALL), sides[1]);
        }

        Stream<String> translate(String reason) {
            Matcher matcher = english.matcher(reason);
            if (!matcher.matches()) {
                return Stream.empty();
            }
            Object[] quoted = Stream.iterate(1, group -> group + 1).limit(matcher.groupCount())
                    .map(matcher::group).map(quote -> WORDS.getOrDefault(quote, quote)).toArray();
            String text = portuguese.formatted(quoted);
            return Stream.of(Character.toUpperCase(text.charAt(0)) + text.substring(1));
        }
    }
}
