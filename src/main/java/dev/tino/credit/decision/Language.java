package dev.tino.credit.decision;

import java.util.List;
import java.util.Locale;

/** In which reasons are told. */
enum Language {

    PORTUGUESE(new Words("%s = %s", "%s = %s, que não ocorreu no treinamento", "%s não foi informado",
            "%s; isso pesa contra o pedido.",
            "%s; isso pesa a favor do pedido.")),
    ENGLISH(new Words("%s = %s", "%s = %s, which did not occur in training", "%s was not given",
            "%s; this counts against the order.",
            "%s; this counts in favour of the order."));

    private final Words words;

    Language(Words words) {
        this.words = words;
    }

    private record Words(String value, String unknown, String missing, String against, String inFavour) {
    }

    /** The first of somebody's languages that is spoken here; Portuguese when it is none of them. */
    static Language of(List<Locale> preferred) {
        for (Locale locale : preferred) {
            if (locale.getLanguage().equals("pt")) {
                return PORTUGUESE;
            }
            if (locale.getLanguage().equals("en")) {
                return ENGLISH;
            }
        }
        return PORTUGUESE;
    }

    /**
     * A sentence.
     *
     * @param value null when it is missing
     * @param isUnknown whether the model has not learned this level
     * @param contribution to the raw score
     */
    String tell(String feature, Object value, boolean isUnknown, double contribution) {
        String what = value == null ? words.missing.formatted(feature)
                : (isUnknown ? words.unknown : words.value).formatted(feature, plain(value));
        return (contribution < 0 ? words.against : words.inFavour).formatted(what);
    }

    private static String plain(Object value) {
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString(number.longValue())
                : value.toString();
    }
}
