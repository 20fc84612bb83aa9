package io.github.secular.study;

import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A formula of recorded numbers and parameters by their names, up to four of them: "population.e - population.g".
 *
 * @param name what its column is called
 * @param sources the places of the values that it takes
 * @param formula in as many variables
 */
record RecordedFormula(String name, int[] sources, Formula formula) {
    private static final String[] VARIABLES = {"q_1", "q_2", "q_3", "q_4"};

    /** A name that formulas may use. @param place where its value stands */
    record Name(String text, int place) {}

    /** @throws InvalidInputException if it is none, or takes more than four numbers */
    static RecordedFormula of(String name, String text, List<Name> names) {
        List<Name> longestFirst = names.stream()
                .filter(n -> !n.text().isEmpty())
                .sorted(Comparator.comparingInt((Name n) -> -n.text().length()))
                .toList();
        List<Integer> sources = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            Name found = null;
            for (Name each : longestFirst) {
                if (found == null && text.startsWith(each.text(), at) && standsAlone(text, at, each.text())) {
                    found = each;
                }
            }
            if (found == null) {
                plain.append(text.charAt(at++));
                continue;
            }
            if (!sources.contains(found.place())) {
                sources.add(found.place());
            }
            int variable = sources.indexOf(found.place());
            if (variable >= VARIABLES.length) {
                throw new InvalidInputException(
                        "formulas." + name,
                        "\"" + text + "\", which takes more than " + VARIABLES.length + " recorded numbers",
                        "at most " + VARIABLES.length + ", of which some may be formulas themselves");
            }
            plain.append(VARIABLES[variable]);
            at += found.text().length();
        }
        try {
            Formula formula = new Formula(
                    plain.toString(),
                    List.of(VARIABLES).subList(0, sources.size()).toArray(String[]::new));
            return new RecordedFormula(
                    name, sources.stream().mapToInt(Integer::intValue).toArray(), formula);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "formulas." + name,
                    "\"" + text + "\"",
                    "a formula of numbers and of what is recorded: "
                            + String.join(
                                    ", ",
                                    names.stream().map(Name::text).distinct().toList()));
        }
    }

    private static boolean standsAlone(String text, int at, String name) {
        int end = at + name.length();
        boolean word = at > 0 && isWord(text.charAt(at - 1)) && isWord(name.charAt(0));
        boolean goesOn = end < text.length() && isWord(text.charAt(end)) && isWord(name.charAt(name.length() - 1));
        return !word && !goesOn;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }

    /** @param values of all names, by their places */
    double at(double[] values) {
        double[] given = new double[VARIABLES.length];
        for (int i = 0; i < sources.length; i++) {
            given[i] = values[sources[i]];
        }
        return formula.at(given[0], given[1], given[2], given[3]);
    }
}
