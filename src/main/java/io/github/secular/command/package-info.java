/**
 * The commands under Plugins &gt; Secular: each gathers its parameters, has {@code run} compute, and puts out.
 *
 * <p>{@code ModelCommand} is what all have in common (progress, failure, outputs), and declares every input that
 * several commands have, once; {@code QuantumCommand} and {@code ClassicalCommand} add the model. Each command says in its
 * {@code form()} for which inputs it asks and in which order; samples, solvers and limits to choose from come from
 * {@code scenario} and {@code catalogue}; and beside the outputs that every command has it names its own. {@code
 * BuildCommand} is for commands whose dialog is a window in which a model is built. {@code CommandForms} has SciJava, and with it every host, know the commands by their forms. A command ends with {@code
 * publish(presentation)}: {@code Outputs} takes what the form names from the {@link
 * io.github.secular.present.Presentation} of its result, each by its name; no output has a value before. {@link io.github.secular.command.ResultViews} is the service that turns tables, images and charts of
 * {@code view} into the host's; {@code host} implements it.
 *
 * <p>Parameter names are the macro interface, lower case, and never renamed once released. An empty text stands for "as
 * in the model file". No command asks, shows or prints: that is the business of {@code host}. No physics and no Swing
 * in a command.
 *
 * <p>A new command: a class here with its {@code @Plugin} and its form, a line in {@code plugins.config} for plain ImageJ, a row in
 * README, its name in the tests of commands and macros, and a subcommand in {@code host.headless}; CONTRIBUTING.md
 * lists the files.
 */
package io.github.secular.command;
