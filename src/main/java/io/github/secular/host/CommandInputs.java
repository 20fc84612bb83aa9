package io.github.secular.host;

import io.github.secular.command.ModelWords;
import io.github.secular.command.SecularCommand;
import io.github.secular.host.builder.SampleFolder;
import io.github.secular.numerics.InvalidInputException;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

/** The inputs of a command that a user gives, and how their values are read from text. */
public final class CommandInputs {
    private CommandInputs() {}

    /** Inputs of a command that belong into a dialog or a macro line, in their order; not services and messages. */
    public static List<ModuleItem<?>> of(ModuleInfo info) {
        List<ModuleItem<?>> out = new ArrayList<>();
        for (ModuleItem<?> item : info.inputs()) {
            if (!Service.class.isAssignableFrom(item.getType())
                    && !Context.class.isAssignableFrom(item.getType())
                    && item.getVisibility() != ItemVisibility.MESSAGE) {
                out.add(item);
            }
        }
        return out;
    }

    /**
     * Gives a command all its inputs from a macro line; what the line leaves out takes its default, so that no host
     * has a reason to ask.
     *
     * @throws InvalidInputException for a key that the command does not have, and for a value that cannot be read,
     *     is not among the choices or is out of range
     */
    public static void apply(OptionLine line, Module module) {
        List<ModuleItem<?>> items = of(module.getInfo());
        List<String> names = items.stream().map(ModuleItem::getName).toList();
        Map<String, Optional<String>> given = new HashMap<>();
        line.entries().forEach((written, text) -> {
            String key = ModelWords.known(written, names::contains);
            if (!names.contains(key)) {
                throw new InvalidInputException(key, "an unknown key", "one of " + String.join(", ", names));
            }
            if (given.put(key, text) != null) {
                throw new InvalidInputException(key, "the key twice", "once");
            }
        });
        Module untouched = fresh(module);
        for (ModuleItem<?> item : items) {
            Optional<String> text = given.get(item.getName());
            // Fiji's own reading of the line looks into brackets too: what it found there must not stay.
            Object value = text != null
                    ? read(item, text)
                    : isOff(item, module) ? Boolean.FALSE : untouched.getInput(item.getName());
            module.setInput(item.getName(), value);
            module.resolveInput(item.getName());
        }
    }

    /** Leaves what a script has handed over, and takes the defaults for the rest, so that no host has a reason to ask. */
    static void complete(Module module) {
        of(module.getInfo()).forEach(item -> {
            if (!module.isInputResolved(item.getName()) && isOff(item, module)) {
                module.setInput(item.getName(), Boolean.FALSE);
            }
            module.resolveInput(item.getName());
        });
    }

    /** Whether a macro that does not name an input switches it off by that. */
    private static boolean isOff(ModuleItem<?> item, Module module) {
        return module.getDelegateObject() instanceof SecularCommand c && c.onlyWhenAsked(item.getName());
    }

    /** A module of the same command with all inputs at their defaults. */
    static Module fresh(Module module) {
        try {
            return module.getInfo().createModule();
        } catch (ModuleException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A value from its text.
     *
     * @param text what was written; empty for a key without a value
     * @throws InvalidInputException if the text does not fit the type, the choices or the range of the input
     */
    public static Object read(ModuleItem<?> item, Optional<String> text) {
        String name = item.getName();
        Class<?> type = item.getType();
        if (type == boolean.class || type == Boolean.class) {
            return flag(name, text.orElse("true"));
        }
        String value = text.orElseThrow(() -> new InvalidInputException(name, "no value", name + "=value"));
        if (type == File.class) {
            return value.isBlank() ? null : file(name, value);
        }
        if (type == String.class) {
            List<?> choices = item.getChoices();
            if (choices != null && !choices.isEmpty() && !choices.contains(value)) {
                throw new InvalidInputException(name, "\"" + value + "\"", "one of " + join(choices));
            }
            return value;
        }
        return number(item, value);
    }

    private static Object number(ModuleItem<?> item, String text) {
        Class<?> type = item.getType();
        boolean whole = type == int.class || type == Integer.class || type == long.class || type == Long.class;
        double value;
        try {
            value = whole ? Long.parseLong(text.trim()) : Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            throw new InvalidInputException(item.getName(), "\"" + text + "\"", whole ? "a whole number" : "a number");
        }
        Number low = (Number) item.getMinimumValue();
        Number high = (Number) item.getMaximumValue();
        if (!(low == null || value >= low.doubleValue()) || !(high == null || value <= high.doubleValue())) {
            throw new InvalidInputException(
                    item.getName(),
                    text,
                    low == null ? "at most " + high : high == null ? "at least " + low : low + " to " + high);
        }
        if (type == int.class || type == Integer.class) {
            return (int) value;
        }
        return whole ? (Object) (long) value : (Object) value;
    }

    private static boolean flag(String name, String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidInputException(name, "\"" + text + "\"", "true or false");
        };
    }

    private static File file(String name, String path) {
        File file = SampleFolder.located(path.trim());
        if (!file.isFile()) {
            throw new InvalidInputException(name, "no file " + path.trim(), "the path of a file that exists");
        }
        return file;
    }

    private static String join(List<?> choices) {
        return String.join(", ", choices.stream().map(String::valueOf).toList());
    }

    /** The text of a value as a macro line has it; the inverse of {@link #read}. */
    public static String write(Object value) {
        return value == null ? "" : value instanceof File f ? f.getPath() : value.toString();
    }
}
