package dev.tino.chat.observatory.sql;

import java.util.List;
import java.util.Map;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;

/** Arguments by which a harmless function could be made to work for long, or to make much out of little. */
final class SqlArguments {

    private static final int LONGEST_LITERAL = 100;

    /** Which argument has to be written out as a short text: what is looked for, or the pattern. */
    private static final Map<String, Integer> LITERALS = Map.of("to_char", 1, "position", 0, "strpos", 1, "split_part", 1,
            "replace", 1);

    private SqlArguments() {
    }

    static void check(String name, Function function) {
        List<? extends Expression> arguments = of(function);
        Integer literal = LITERALS.get(name);
        if (literal != null && arguments.size() > literal) {
            String text = text(name, arguments.get(literal));
            if (name.equals("replace") && arguments.size() > 2
                    && text(name, arguments.get(2)).length() > text.length()) {
                throw SqlReader.refuse("replace may not put in more than it takes out");
            }
        }
        if ((name.equals("round") || name.equals("trunc")) && arguments.size() > 1) {
            requirePlaces(name, arguments.get(1));
        }
    }

    private static List<? extends Expression> of(Function function) {
        if (function.getNamedParameters() != null) {
            return function.getNamedParameters();
        }
        return function.getParameters() == null ? List.of() : function.getParameters();
    }

    private static String text(String name, Expression argument) {
        if (!(argument instanceof StringValue text) || text.getValue().length() > LONGEST_LITERAL) {
            throw SqlReader.refuse("%s takes what it looks for, and patterns, as literals of at most %d characters"
                    .formatted(name, LONGEST_LITERAL));
        }
        return text.getNotExcapedValue();
    }

    private static void requirePlaces(String name, Expression argument) {
        Expression places = argument instanceof SignedExpression signed ? signed.getExpression() : argument;
        if (!(places instanceof LongValue number) || number.getStringValue().length() > 2) {
            throw SqlReader.refuse("%s takes the number of its places as a literal of at most two digits".formatted(name));
        }
    }
}
