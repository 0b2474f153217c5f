package dev.tino.chat.question.slot;

import java.time.LocalDate;
import java.util.regex.Pattern;

/** "Since march", "before march": what stands beside a period opens it at one end. */
final class Bounds {

    private static final String JOINTS = "(?: (?:de|do|da|dos|das|o|a|os|as|em|ao|of|in|the|inicio|comeco|fim|final|dia|mes|ano"
            + "|start|beginning|end|month|year))* $";
    private static final Pattern SINCE = Pattern.compile("\\b(?:desde|a partir|since|starting)" + JOINTS);
    private static final Pattern UNTIL = Pattern.compile("\\b(?:ate|until|till|up to|through|by)" + JOINTS);
    private static final Pattern BEFORE = Pattern
            .compile("\\b(?:antes|before|anterior(?:es)? a|prior to|previous to)" + JOINTS);
    private static final Pattern AFTER = Pattern.compile("\\b(?:depois|apos|after|posterior(?:es)? a)" + JOINTS);
    private static final Pattern ONWARDS = Pattern.compile(
            "^ (?:em diante|para ca|pra ca|ate agora|onwards?|on\\b(?! the)|until now|till now)");

    private Bounds() {
    }

    static When opened(When when, String before, String after, LocalDate today) {
        boolean onwards = ONWARDS.matcher(after).find();
        if (when.period().isAll() || !when.fits().equals(When.ANY)) {
            return when;
        }
        if (AFTER.matcher(before).find()) {
            return from(when.period().until(), when.ahead().until(), today);
        }
        if (onwards || SINCE.matcher(before).find()) {
            return from(when.period().from(), when.ahead().from(), today);
        }
        if (BEFORE.matcher(before).find()) {
            return until(when.period().from(), when.ahead().from());
        }
        return UNTIL.matcher(before).find() ? until(when.period().until(), when.ahead().until()) : when;
    }

    private static When from(LocalDate day, LocalDate ahead, LocalDate today) {
        Period open = new Period(ahead, Period.ALL.until());
        if (day.isAfter(today)) {
            return When.ahead(open);
        }
        Period past = new Period(day, today.plusDays(1));
        return new When(past, past, past, open, When.ANY);
    }

    private static When until(LocalDate day, LocalDate ahead) {
        Period past = new Period(Period.ALL.from(), day);
        return new When(past, past, past, new Period(Period.ALL.from(), ahead), When.ANY);
    }
}
