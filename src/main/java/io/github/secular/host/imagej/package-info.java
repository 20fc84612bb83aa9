/**
 * What both hosts of ImageJ need, with a display or without: images of this program as ImageJ's and back
 * ({@link io.github.secular.host.imagej.ImageJImage}, {@link io.github.secular.host.imagej.PhaseImage}), files of images
 * ({@link io.github.secular.host.imagej.ImageFiles}, {@link io.github.secular.host.imagej.TiffPixels}), names of levels
 * along their edges, and macros run in real ImageJ ({@link io.github.secular.host.imagej.MacroRunner}). It knows neither
 * the command line nor any window: both stand above it.
 */
package io.github.secular.host.imagej;
