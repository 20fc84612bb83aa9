/**
 * The command line: the same runs as the menu, into a folder of files.
 *
 * <p>The entrance is {@link CommandLineEntry}; {@code Subcommands} lists the questions to a model, each
 * with its options and with what it asks {@code present}; {@code CommandLineEntry.put} has the answer written and says
 * what was found. {@link PresentationFiles} writes all tables, texts, images and charts of a presentation under the names
 * that it gives them; {@code OutputFolder} puts all new files in place or none, and removes what an earlier run wrote and
 * nobody has changed since.
 *
 * <p>What flows: arguments in, an exit status out: 0; 1 with one sentence on standard error and no file changed; 2 for
 * wrong usage.
 *
 * <p>To be kept: names of files and columns are an interface; no exception reaches the user as a stack trace unless it
 * is a fault of the program ({@code Sentences}); progress goes to standard error, a line a second at most.
 *
 * <p>A new question is an entry in {@code Subcommands}, its files in {@code present} and in README. What asks no model
 * for an answer of {@code present} (macros, averages over a movie) is a class of its own.
 */
package io.github.secular.host.headless;
