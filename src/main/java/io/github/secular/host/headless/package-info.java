/**
 * The command line: the same runs as the menu, into a folder of files.
 *
 * <p>The entrance is {@link CommandLineEntry}; each subcommand is a class of its own that reads its
 * {@code ModelOptions}, calls {@code run}, and has the results written and summed up in a few lines.
 * {@code ResultFiles}, {@code ClassicalFiles} and {@code ReportFiles} write tables, pictures and images under the names
 * that README gives; {@code OutputFolder} puts all new files in place or none, and removes what an earlier run wrote
 * and nobody has changed since.
 *
 * <p>What flows: arguments in, an exit status out: 0; 1 with one sentence on standard error and no file changed; 2 for
 * wrong usage.
 *
 * <p>To be kept: names of files and columns are an interface; no exception reaches the user as a stack trace unless it
 * is a fault of the program ({@code Sentences}); progress goes to standard error, a line a second at most.
 *
 * <p>A new subcommand is a class here, a line in {@code CommandLineEntry}, its files in README.
 */
package io.github.secular.host.headless;
