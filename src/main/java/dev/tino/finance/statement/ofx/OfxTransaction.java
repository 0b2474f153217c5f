package dev.tino.finance.statement.ofx;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.tino.finance.statement.StatementLine;
import dev.tino.finance.statement.line.AmountParser;
import dev.tino.finance.statement.line.BadLine;
import dev.tino.finance.statement.line.DateParser;
import dev.tino.finance.statement.line.PseudoLine;
import dev.tino.finance.statement.line.StatementDraft;
import dev.tino.finance.statement.line.Words;

/** A {@code STMTTRN} while its tags come in. */
final class OfxTransaction {

    private static final Set<String> FIELDS = Set.of("DTPOSTED", "DTUSER", "TRNAMT", "FITID", "NAME", "PAYEE", "MEMO");
    /** A day, then perhaps a time, fractions of a second and {@code [-3:BRT]}. The day is the bank's, as it stands. */
    private static final Pattern MOMENT = Pattern
            .compile("\\d{8}(([01]\\d|2[0-4])[0-5]\\d([0-5]\\d)?([.:]\\d{0,9})?)?( ?\\[[^\\]]{0,20}\\]?)?");

    private final int line;
    private final String account;
    private final Map<String, String> fields = new TreeMap<>();

    OfxTransaction(int line, String account) {
        this.line = line;
        this.account = account;
    }

    int line() {
        return line;
    }

    /** Takes a tag's value, the first that is not empty. */
    void put(String name, String value) {
        if (!value.isEmpty() && FIELDS.contains(name)) {
            fields.putIfAbsent(name, value);
        }
    }

    void addTo(StatementDraft draft) {
        String description = Words.join(List.of(field("NAME"), field("PAYEE"), field("MEMO")));
        String date = fields.getOrDefault("DTPOSTED", field("DTUSER"));
        String day = MOMENT.matcher(date).matches() ? date.substring(0, 8) : date;
        Optional<String> pseudo = PseudoLine.reason(day, description);
        if (pseudo.isPresent()) {
            draft.skip(line, pseudo.get());
            return;
        }
        try {
            LocalDate parsed = DateParser.DAY_FIRST.parse(day);
            draft.add(new StatementLine(line, parsed, description, AmountParser.OFX.parse(field("TRNAMT")), null, null,
                    fields.get("FITID"), account));
        } catch (BadLine e) {
            draft.reject(line, e.reason());
        }
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
