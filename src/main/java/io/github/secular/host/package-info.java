/**
 * The ImageJ side. One macro line works in Fiji, in plain ImageJ and without a display:
 *
 * <ul>
 *   <li>{@link io.github.secular.host.MacroInputs} reads macro options for our commands, just after Fiji did;
 *   <li>{@link io.github.secular.host.DialogInputs} asks a user, in the one dialog that both hosts have: {@link
 *       io.github.secular.host.DialogForm} knows what is asked, shown and wrong, without a window, {@link
 *       io.github.secular.host.ParameterDialog} shows it;
 *   <li>{@link io.github.secular.host.ResultDisplay} shows their outputs;
 *   <li>{@link io.github.secular.host.SecularPlugIn} is the way in from plain ImageJ;
 *   <li>{@link io.github.secular.host.imagej.MacroRunner} runs macros in real ImageJ without a display.
 * </ul>
 *
 * <p>{@link io.github.secular.host.ImageJViews} makes ImageJ's images and tables of results,
 * {@link io.github.secular.host.imagej.ImageJImage} a hyperstack of a calibrated image; {@code headless} is the command line, {@code help} what is
 * read beside it.
 *
 * <p>To be kept: only this room and {@code command} know SciJava and ImageJ; {@code SecularPlugIn} links to nothing but
 * ImageJ itself, so that a missing jar can be named; what is shown, recorded and returned is the same in every host.
 */
package io.github.secular.host;
