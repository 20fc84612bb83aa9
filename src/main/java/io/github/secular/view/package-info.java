/**
 * Results as tables, calibrated images, charts and pictures.
 *
 * <p>A result record of {@code run} goes in; out come {@link io.github.secular.view.Table}s (written by
 * {@link io.github.secular.view.CsvWriter}), {@link io.github.secular.view.CalibratedImage}s (ImgLib2 views on the
 * solver's own arrays, with axes, units, colour maps and labels) and JFreeCharts, which
 * {@link io.github.secular.view.ChartPicture} draws without a display. {@code present}
 * calls each by its name. No host is known here.
 *
 * <p>Orientation, everywhere: "a × b" means rows × columns. Rows go down (y, ImgLib2 dimension 1) and columns go right
 * (x, dimension 0), as a matrix is written: the density matrix has n down and m to the right, the populations have the
 * level down and time to the right, rates n → k have n down and k to the right.
 *
 * <p>Times and rates are in s and 1/s where the model was given in laboratory units
 * ({@link io.github.secular.scenario.Units}), and dimensionless otherwise. On axes and labels, seconds carry an SI
 * prefix; in tables they never do.
 *
 * <p>To be kept: no room below this one imports ImgLib2 or JFreeChart; images copy nothing; no physics is computed
 * here; names of columns are an interface, as scripts read them.
 */
package io.github.secular.view;
