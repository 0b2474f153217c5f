package dev.tino.chat.question.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A text with alternatives: {@code (a|b|)} is one of three, and {@code {name}} one of those that are called so.
 *
 * @param parts one behind the other
 */
record Template(List<Part> parts) {

    /** Something that a text can be drawn from. */
    private interface Part {

        void draw(RandomGenerator random, StringBuilder text);
    }

    /** @param named alternatives by their names, which fails for one that there is not */
    static Template of(String source, Function<String, List<Template>> named) {
        return new Template(new Parser(source, named).sequence(false));
    }

    /** @throws IllegalStateException when the source is not well formed */
    private static final class Parser {

        private final String source;
        private final Function<String, List<Template>> named;
        private int at;

        Parser(String source, Function<String, List<Template>> named) {
            this.source = source;
            this.named = named;
        }

        List<Part> sequence(boolean nested) {
            List<Part> parts = new ArrayList<>();
            while (at < source.length()) {
                char c = source.charAt(at);
                if (nested && (c == '|' || c == ')')) {
                    return parts;
                }
                parts.add(switch (c) {
                    case '(' -> choice();
                    case '{' -> reference();
                    default -> literal();
                });
            }
            if (nested) {
                throw new IllegalStateException("No end of the alternatives in '%s'".formatted(source));
            }
            return parts;
        }

        private Part choice() {
            List<Template> alternatives = new ArrayList<>();
            do {
                at++;
                alternatives.add(new Template(sequence(true)));
            } while (source.charAt(at) == '|');
            at++;
            return (random, text) -> alternatives.get(random.nextInt(alternatives.size())).draw(random, text);
        }

        private Part reference() {
            int end = source.indexOf('}', at);
            if (end < 0) {
                throw new IllegalStateException("No end of a name in '%s'".formatted(source));
            }
            List<Template> alternatives = named.apply(source.substring(at + 1, end));
            at = end + 1;
            return (random, text) -> alternatives.get(random.nextInt(alternatives.size())).draw(random, text);
        }

        private Part literal() {
            int start = at;
            while (at < source.length() && "({|)".indexOf(source.charAt(at)) < 0) {
                at++;
            }
            if (at == start) {
                throw new IllegalStateException("'%s' in no alternatives in '%s'".formatted(source.charAt(at), source));
            }
            String literal = source.substring(start, at);
            return (random, text) -> text.append(literal);
        }
    }

    String draw(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        draw(random, text);
        return text.toString().strip().replaceAll(" +", " ");
    }

    private void draw(RandomGenerator random, StringBuilder text) {
        for (Part part : parts) {
            part.draw(random, text);
        }
    }
}
