package io.github.secular.command;

/** Marks the commands whose dialog is a window in which a model is built. */
public interface ModelBuilding extends SecularCommand {
    /** Whether it is a classical model. */
    boolean isClassical();
}
