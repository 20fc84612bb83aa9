package io.github.secular.host;

import ij.IJ;
import ij.plugin.PlugIn;
import io.github.secular.command.MissingJar;

/**
 * The way into our commands from plain ImageJ, which knows plugins.config and nothing of SciJava. In Fiji the
 * SciJava command of the same menu path takes precedence.
 *
 * <p>Links to nothing but ImageJ itself, so that a jar that is not there can be named.
 */
public final class SecularPlugIn implements PlugIn {
    /** @param className the class of the command, from plugins.config */
    @Override
    public void run(String className) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SecularPlugIn.class.getClassLoader());
        try {
            CommandBridge.run(className);
        } catch (LinkageError e) {
            IJ.error(
                    "Secular",
                    MissingJar.sentence(e, "plugins/jars", "ImageJ").orElse("This should not have happened: " + e));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
