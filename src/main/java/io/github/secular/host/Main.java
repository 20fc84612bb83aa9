package io.github.secular.host;

import io.github.secular.host.headless.CommandLineEntry;

/** Where the program starts when nobody else hosts it. */
public final class Main {
    private Main() {}

    /** Ends the process: 0, 1 with one sentence on standard error, or 2 for wrong usage. */
    public static void main(String[] args) {
        System.exit(CommandLineEntry.run(System.out, System.err, args));
    }
}
