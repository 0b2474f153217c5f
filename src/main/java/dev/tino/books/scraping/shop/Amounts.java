package dev.tino.books.scraping.shop;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as shops write them. */
final class Amounts {

    /**
     * A currency, whole or mangled by a wrong charset, then an amount with its thousands set apart or not. A decimal comma
     * is known by the two digits that end it.
     */
    private static final Pattern MONEY = Pattern
            .compile("[^0-9.,+-]*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?:[.,]([0-9]{1,2}))?[^0-9.,]*");
    private static final Pattern STOCK = Pattern.compile("\\(\\s*([0-9]{1,9})\\s+available", Pattern.CASE_INSENSITIVE);
    private static final BigDecimal MOST = new BigDecimal("99999999.99");

    private Amounts() {
    }

    /** @throws Unreadable when it is no amount of two decimals at most, from 0 to a hundred million */
    static BigDecimal money(String field, String text) {
        Matcher found = MONEY.matcher(text);
        if (found.matches()) {
            var amount = new BigDecimal(found.group(1).replace(",", "") + "." + (found.group(2) == null ? "0" : found.group(2)))
                    .setScale(2);
            if (amount.compareTo(MOST) <= 0) {
                return amount;
            }
        }
        throw new Unreadable("its %s is no amount: %s", field, Texts.shortened(text));
    }

    /** @throws Unreadable when it is no whole number */
    static int count(String field, String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        throw new Unreadable("its %s is no number: %s", field, Texts.shortened(text));
    }

    /** How many are in stock; one at least where the shop only says that there are some. */
    static int stock(String text) {
        Matcher found = STOCK.matcher(text);
        if (found.find()) {
            return Integer.parseInt(found.group(1));
        }
        if (text.matches("(?i)in stock.*")) {
            return 1;
        }
        if (text.matches("(?i)(out of stock|unavailable|not available|sold out).*")) {
            return 0;
        }
        throw new Unreadable("its availability says nothing: %s", Texts.shortened(text));
    }
}
