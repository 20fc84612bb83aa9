package io.github.secular.host;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What was typed into dialogs in this session. A dialog opens with what was typed at the last call of its command, unless
 * another model has been chosen since then in that of another command: then with this model, if it will do, and else
 * untouched.
 */
final class SessionTexts {
    private static final List<String> OF_MODEL = List.of("model", "sample");

    /** What was typed last, by the class of the command. */
    private static final Map<String, Map<String, String>> TYPED = new ConcurrentHashMap<>();

    /** The model that was chosen last, by the samples that a command offers: atoms are no choice where wells are. */
    private static final Map<List<String>, Map<String, String>> MODELS = new ConcurrentHashMap<>();

    /** Commands whose next dialog is to open with what was put there, whatever else was chosen. */
    private static final Set<String> OFFERED = ConcurrentHashMap.newKeySet();

    private SessionTexts() {}

    /**
     * The texts to open a dialog with.
     *
     * @param command the class of the command
     * @param samples that it offers; none where it asks for no model
     * @param untouched the texts of a dialog that nobody has typed in
     * @param suits whether the command can do with texts that come from another one
     */
    static Map<String, String> last(
            String command, List<String> samples, Map<String, String> untouched, Predicate<Map<String, String>> suits) {
        Map<String, String> out = new LinkedHashMap<>(untouched);
        TYPED.getOrDefault(command, Map.of()).forEach((name, text) -> out.replace(name, text));
        Map<String, String> chosen = MODELS.getOrDefault(samples, Map.of());
        if (!OFFERED.remove(command) && !out.entrySet().containsAll(chosen.entrySet())) {
            out.putAll(untouched);
            chosen.forEach((name, text) -> out.replace(name, text));
            return suits.test(out) ? out : new LinkedHashMap<>(untouched);
        }
        return out;
    }

    /** Keeps what was typed for the next call. */
    static void keep(String command, List<String> samples, Map<String, String> texts) {
        TYPED.put(command, Map.copyOf(texts));
        if (texts.keySet().containsAll(OF_MODEL)) {
            Map<String, String> chosen = new HashMap<>(texts);
            chosen.keySet().retainAll(OF_MODEL);
            MODELS.put(List.copyOf(samples), Map.copyOf(chosen));
        }
    }

    /** Types something into the next dialog of a command. @param command its class */
    static void offer(String command, Map<String, String> texts) {
        Map<String, String> all = new HashMap<>(TYPED.getOrDefault(command, Map.of()));
        all.putAll(texts);
        TYPED.put(command, Map.copyOf(all));
        OFFERED.add(command);
    }
}
