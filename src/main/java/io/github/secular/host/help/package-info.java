/**
 * The help: pages written once, in Markdown, under {@code doc}, with {@code README.md} and
 * {@code sample-data/README.md}. They travel in the jar as they lie in the repository, pictures included, so that links
 * between them hold here, on a site and beside the source.
 *
 * <ul>
 *   <li>{@link io.github.secular.host.help.HelpPages} finds and reads them, by path or by the name of a command;
 *   <li>{@link io.github.secular.host.help.HelpHtml} makes one into HTML, labels of statements into links;
 *   <li>{@link io.github.secular.host.help.HelpText} makes one into plain text, for a terminal;
 *   <li>{@link io.github.secular.host.help.HelpWindow} shows them, and is what dialogs call;
 *   <li>{@link io.github.secular.host.help.HelpCommand} is the entry of the menu.
 * </ul>
 *
 * <p>To be kept: every command has a page that names each of its inputs and choices, and every macro line on a page
 * can be run; a test holds both. Nothing is fetched from a network.
 */
package io.github.secular.host.help;
