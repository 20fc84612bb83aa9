/**
 * The ImageJ side. One macro line works in Fiji, in plain ImageJ and without a display:
 *
 * <ul>
 *   <li>{@link io.github.secular.host.MacroInputs} reads macro options for our commands, just after Fiji did;
 *   <li>{@link io.github.secular.host.ResultDisplay} shows their outputs;
 *   <li>{@link io.github.secular.host.SecularPlugIn} is the way in from plain ImageJ, with a dialog made from the
 *       parameters of the command;
 *   <li>{@link io.github.secular.host.MacroRunner} runs macros in real ImageJ without a display.
 * </ul>
 */
package io.github.secular.host;
