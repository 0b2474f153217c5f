package dev.tino.finance.statement;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Makes {@code examples/statement.ofx} and {@code examples/statement.xlsx} again, from {@code examples/statement.csv}.
 * Run {@link #main} from the project's folder after a change to the CSV.
 */
final class ExampleFiles {

    static final Path FOLDER = Path.of("examples");

    private static final BigDecimal OPENING_BALANCE = new BigDecimal("1842.37");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final String HEAD = """
            OFXHEADER:100
            DATA:OFXSGML
            VERSION:102
            SECURITY:NONE
            ENCODING:UTF-8
            CHARSET:NONE
            COMPRESSION:NONE
            OLDFILEUID:NONE
            NEWFILEUID:NONE

            <OFX>
            <SIGNONMSGSRSV1>
            <SONRS>
            <STATUS>
            <CODE>0
            <SEVERITY>INFO
            </STATUS>
            <DTSERVER>20260131120000[-3:BRT]
            <LANGUAGE>POR
            </SONRS>
            </SIGNONMSGSRSV1>
            <BANKMSGSRSV1>
            <STMTTRNRS>
            <TRNUID>1
            <STATUS>
            <CODE>0
            <SEVERITY>INFO
            </STATUS>
            <STMTRS>
            <CURDEF>BRL
            <BANKACCTFROM>
            <BANKID>0999
            <ACCTID>12345-6
            <ACCTTYPE>CHECKING
            </BANKACCTFROM>
            <BANKTRANLIST>
            <DTSTART>20260101120000[-3:BRT]
            <DTEND>20260131120000[-3:BRT]
            """;
    private static final String TRANSACTION = """
            <STMTTRN>
            <TRNTYPE>%s
            <DTPOSTED>%s120000[-3:BRT]
            <TRNAMT>%s
            <FITID>%s%04d
            <MEMO>%s
            </STMTTRN>
            """;
    private static final String FOOT = """
            </BANKTRANLIST>
            <LEDGERBAL>
            <BALAMT>%s
            <DTASOF>20260131120000[-3:BRT]
            </LEDGERBAL>
            </STMTRS>
            </STMTTRNRS>
            </BANKMSGSRSV1>
            </OFX>
            """;

    private ExampleFiles() {
    }

    public static void main(String[] arguments) throws IOException {
        Files.writeString(FOLDER.resolve("statement.ofx"), ofx());
        Files.write(FOLDER.resolve("statement.xlsx"), StatementTemplate.workbook(lines()));
    }

    static List<StatementLine> lines() {
        return new StatementParser().parse("statement.csv", FOLDER.resolve("statement.csv")).lines();
    }

    static String ofx() {
        StringBuilder ofx = new StringBuilder(HEAD);
        BigDecimal balance = OPENING_BALANCE;
        int number = 1;
        for (StatementLine line : lines()) {
            balance = balance.add(line.amount());
            String day = DAY.format(line.date());
            ofx.append(TRANSACTION.formatted(line.amount().signum() < 0 ? "DEBIT" : "CREDIT", day, line.amount(), day,
                    number++, line.description().replace("&", "&amp;")));
        }
        return ofx.append(FOOT.formatted(balance)).toString();
    }
}
