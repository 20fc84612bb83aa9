package io.github.secular.host.headless;

import io.github.secular.command.ModelWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/**
 * Arguments as they are written, brought to the options that a subcommand has: words that options had before, and the
 * keys of macro lines, {@code --endtime 4} for {@code --set times.end=4}.
 */
final class OptionWords {
    private static final String SET = "--set";

    private final CommandLine subcommand;

    private OptionWords(CommandLine subcommand) {
        this.subcommand = subcommand;
    }

    /** @param args of the program; the first names the subcommand */
    static String[] today(CommandLine program, String... args) {
        CommandLine subcommand =
                args.length == 0 ? null : program.getSubcommands().get(args[0]);
        return subcommand == null ? args : new OptionWords(subcommand).today(args);
    }

    private String[] today(String... args) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            String[] parts = args[i].split("=", 2);
            String word = parts[0].startsWith("--") ? parts[0].substring(2) : "";
            boolean inNext = parts.length == 1 && i + 1 < args.length;
            if (isOption(word) || !isOption("set") || parts.length == 1 && !inNext) {
                out.add(today(word, args[i]));
                continue;
            }
            String value = inNext ? args[i + 1] : parts[1];
            Optional<String> path = ModelWords.path(word);
            if (!isOption(ModelWords.known(word, this::isOption)) && path.isPresent()) {
                out.addAll(List.of(SET, path.get() + "=" + value));
            } else if (word.equals(ModelWords.OVERRIDES)) {
                ModelWords.changes(value).forEach(change -> out.addAll(List.of(SET, change)));
            } else {
                out.add(today(word, args[i]));
                continue;
            }
            i += inNext ? 1 : 0;
        }
        return out.toArray(new String[0]);
    }

    private String today(String word, String argument) {
        return word.isEmpty()
                ? argument
                : "--" + ModelWords.known(word, this::isOption) + argument.substring(2 + word.length());
    }

    private boolean isOption(String word) {
        return subcommand.getCommandSpec().optionsMap().containsKey("--" + word);
    }
}
