package io.github.secular.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a formula as tokens: numbers, names, {@code + - * / ^ ( ) ,}. It says which token stands where none of
 * its kind can stand, and writes numbers as the parser wants them: 08 as 8, .5 as 0.5, 1e-08 as 1e-8.
 */
final class FormulaText {
    private static final Pattern NUMBER = Pattern.compile("(\\d*)(?:\\.(\\d*))?(?:[eE]([+-]?)(\\d+))?");
    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|(?<number>(?:\\d|\\.\\d)(?:[\\w.]|(?<=\\d[eE])[+-](?=\\d))*)|(?<name>[A-Za-z_]\\w*)|(?<sign>.)",
            Pattern.DOTALL);

    private final List<String> tokens = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final String text;

    FormulaText(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            if (!matcher.group().isBlank()) {
                tokens.add(matcher.group());
                places.add(matcher.start() + 1);
            }
        }
    }

    /** The first token that cannot stand where it stands, in words; empty where all can. */
    Optional<String> misplaced() {
        boolean wantsOperand = true;
        int open = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            char first = token.charAt(0);
            boolean isNumber = isDigit(first) || first == '.' && token.length() > 1;
            boolean isName = Character.isLetter(first) || first == '_';
            if (isNumber && !NUMBER.matcher(token).matches() || !isNumber && !isName && "+-*/^(),".indexOf(first) < 0) {
                return found(i);
            }
            if (isNumber || isName || first == '(') {
                boolean isCall = first == '(' && i > 0 && isName(tokens.get(i - 1));
                if (!wantsOperand && !isCall) {
                    return found(i);
                }
                open += first == '(' ? 1 : 0;
                wantsOperand = first == '(';
            } else if (first == ')') {
                boolean isEmptyCall = i > 0 && tokens.get(i - 1).equals("(");
                if (wantsOperand && !isEmptyCall || --open < 0) {
                    return found(i);
                }
                wantsOperand = false;
            } else if (wantsOperand && first != '+' && first != '-' || first == ',' && open == 0) {
                return found(i);
            } else {
                wantsOperand = true;
            }
        }
        if (wantsOperand || open > 0) {
            return Optional.of(
                    text.isEmpty()
                            ? "no formula"
                            : "the end of \"" + text + "\" where " + (open > 0 && !wantsOperand ? "a )" : "a term")
                                    + " is missing");
        }
        return Optional.empty();
    }

    private Optional<String> found(int i) {
        return Optional.of("\"" + tokens.get(i) + "\" at character " + places.get(i) + " of \"" + text + "\"");
    }

    private static boolean isName(String token) {
        return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The text with plain numbers, tokens apart where they were. */
    String withPlainNumbers() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            int end = i + 1 < tokens.size() ? places.get(i + 1) - 1 : text.length();
            Matcher number = NUMBER.matcher(token);
            boolean isNumber = (isDigit(token.charAt(0)) || token.length() > 1) && number.matches();
            out.append(isNumber ? plain(number) : token).append(text, places.get(i) - 1 + token.length(), end);
        }
        return out.toString();
    }

    private static String plain(Matcher number) {
        String fraction = number.group(2) == null ? "" : number.group(2);
        String exponent = number.group(4);
        return withoutZeros(number.group(1))
                + (fraction.isEmpty() ? "" : "." + fraction)
                + (exponent == null ? "" : "e" + number.group(3) + withoutZeros(exponent));
    }

    private static String withoutZeros(String digits) {
        String out = digits.replaceFirst("^0+", "");
        return out.isEmpty() ? "0" : out;
    }
}
