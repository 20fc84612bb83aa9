package io.github.secular.host;

import ij.IJ;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import net.imagej.patcher.EssentialLegacyHooks;
import net.imagej.patcher.LegacyHooks;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleService;
import org.scijava.thread.ThreadService;

/**
 * What Fiji's legacy layer does with a command of ours in a macro: the macro's thread waits while SciJava runs the
 * command on a thread of its pool, and macro options are looked for in the threads that called this one.
 */
public final class FijiHooks extends EssentialLegacyHooks {
    private final Context context = new Context();

    /** For a macro's {@code call}: from here on the commands of this ImageJ run as they do in Fiji. */
    public static String install() throws ReflectiveOperationException {
        Thread.currentThread().setContextClassLoader(IJ.getClassLoader());
        IJ.class.getMethod("_hooks", LegacyHooks.class).invoke(null, new FijiHooks());
        return "";
    }

    @Override
    public Object interceptRunPlugIn(String className, String arg) {
        if (!className.equals(SecularPlugIn.class.getName())) {
            return super.interceptRunPlugIn(className, arg);
        }
        CommandInfo command = context.service(CommandService.class).getCommand(arg);
        try {
            return context.service(ModuleService.class).run(command, true).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Iterable<Thread> getThreadAncestors() {
        ThreadService threads = context.service(ThreadService.class);
        return () -> {
            Iterator<Thread> out = Stream.iterate(
                            threads.getParent(Thread.currentThread()), t -> t != null, threads::getParent)
                    .iterator();
            return out;
        };
    }
}
