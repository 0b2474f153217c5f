package dev.tino.chat.question.slot;

import java.util.HashMap;
import java.util.Map;

/** Numbers that people write out, in Portuguese and English. */
final class NumberWords {

    private static final Map<String, Integer> VALUES = new HashMap<>();

    static {
        put("um uma a an one", 1);
        put("dois duas two", 2);
        put("tres three", 3);
        put("quatro four", 4);
        put("cinco five", 5);
        put("seis six", 6);
        put("sete seven", 7);
        put("oito eight", 8);
        put("nove nine", 9);
        put("dez ten", 10);
        put("doze twelve", 12);
        put("quinze fifteen", 15);
        put("dezoito eighteen", 18);
        put("vinte twenty", 20);
        put("trinta thirty", 30);
        put("quarenta forty", 40);
        put("cinquenta fifty", 50);
        put("sessenta sixty", 60);
        put("noventa ninety", 90);
        put("cem hundred", 100);
    }

    /** A group that takes a number of up to three digits, or a word for one. */
    static final String NUMBER = "(\\d{1,3}|" + String.join("|", VALUES.keySet().stream().sorted().toList()) + ")";

    private NumberWords() {
    }

    private static void put(String words, int value) {
        for (String word : words.split(" ")) {
            VALUES.put(word, value);
        }
    }

    /** Of what {@link #NUMBER} takes. */
    static int value(String number) {
        Integer value = VALUES.get(number);
        return value != null ? value : Integer.parseInt(number);
    }

    /** A word that counts and is no article. */
    static boolean isCount(String word) {
        return VALUES.getOrDefault(word, 0) > 1;
    }
}
