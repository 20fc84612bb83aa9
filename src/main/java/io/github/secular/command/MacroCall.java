package io.github.secular.command;

import ij.IJ;
import ij.Macro;
import java.awt.GraphicsEnvironment;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scijava.thread.ThreadService;

/**
 * Who called the code that runs now: a macro, a script, or a hand on the menu.
 *
 * <p>A macro that runs somewhere says nothing of this call ({@code IJ.isMacro()} is for all of ImageJ at once); the
 * threads do. Plain ImageJ runs a command on the macro's own thread. Fiji has SciJava run it on a thread of its pool
 * while the caller waits, and SciJava knows that caller.
 */
public final class MacroCall {
    /** How ImageJ ends the names of threads that macros run on. */
    private static final String MACRO_THREAD = "Macro$";
    /** How it begins the names of threads that called {@code IJ.run}. */
    private static final String RUN_THREAD = "Run$_";

    private static final String EVENT_THREAD = "AWT-EventQueue";

    private MacroCall() {}

    /** This thread, the one that called it through SciJava, the one that called that, and so on. */
    public static List<Thread> callers(ThreadService threads) {
        List<Thread> out = new ArrayList<>();
        Thread next = Thread.currentThread();
        while (next != null && !out.contains(next)) {
            out.add(next);
            next = threads.getParent(next);
        }
        return out;
    }

    /** Whether a thread runs a macro. */
    public static boolean isMacro(Thread thread) {
        return thread.getName().endsWith(MACRO_THREAD);
    }

    /** Whether this call comes from a macro or a macro line, and so must neither ask nor let it go on after a failure. */
    public static boolean active(ThreadService threads) {
        return active(threads, !GraphicsEnvironment.isHeadless());
    }

    /** @param display whether there is one; without it nobody calls a command by hand */
    static boolean active(ThreadService threads, boolean display) {
        return Macro.getOptions() != null
                || !display && IJ.isMacro()
                || callers(threads).stream().anyMatch(t -> isMacro(t) || ranByLine(t));
    }

    /** {@code IJ.run("Name...", "")} in a script: ImageJ keeps no empty options. */
    private static boolean ranByLine(Thread thread) {
        String name = thread.getName();
        return IJ.isMacro() && name.startsWith(RUN_THREAD) && !name.contains(EVENT_THREAD);
    }

    /**
     * The options that were given for this call; empty where it was called by other means than a macro line, as by a
     * script that hands over inputs, though that script itself may have been run with options.
     */
    public static Optional<String> options(ThreadService threads) {
        List<Thread> callers = callers(threads);
        Thread caller = callers.get(Math.min(1, callers.size() - 1));
        Optional<Map<?, ?>> table = byThread(Macro.class, "table");
        if (table.isEmpty()) {
            return Optional.ofNullable(Macro.getOptions());
        }
        Object own = table.get().get(Thread.currentThread());
        Object given = own != null ? own : table.get().get(caller);
        return given != null
                ? Optional.of(given.toString())
                : isMacro(caller) || ranByLine(caller) ? Optional.of("") : Optional.empty();
    }

    /** Forgets the options of this call and of its callers: what asks or tells after this is no longer answered by them. */
    static void forgetOptions(ThreadService threads) {
        callers(threads).forEach(t -> Macro.setOptions(t, null));
    }

    /**
     * What ImageJ keeps for each thread, of which it hands out only the part of the current one.
     *
     * @return empty where this ImageJ keeps no such table, or does not let it be read
     */
    public static Optional<Map<?, ?>> byThread(Class<?> owner, String field) {
        try {
            Field table = owner.getDeclaredField(field);
            table.setAccessible(true);
            return table.get(null) instanceof Map<?, ?> m ? Optional.of(m) : Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
