/**
 * What both hosts of ImageJ need, with a display or without.
 *
 * <p>In the room: images of this program as ImageJ's and back ({@link io.github.secular.host.imagej.ImageJImage},
 * {@link io.github.secular.host.imagej.PhaseImage}), files of images ({@link io.github.secular.host.imagej.ImageFiles},
 * {@link io.github.secular.host.imagej.TiffPixels}), names of levels along their edges, and macros run in real ImageJ
 * ({@link io.github.secular.host.imagej.MacroRunner}).
 *
 * <p>What flows: a calibrated image of {@code view} in, an ImagePlus out, sharing its pixels; or an image of ImageJ's in
 * and values over phase space out.
 *
 * <p>To be kept: it knows neither the command line nor any window, as both stand above it; x runs to the right and p
 * upwards where a calibration says so.
 */
package io.github.secular.host.imagej;
