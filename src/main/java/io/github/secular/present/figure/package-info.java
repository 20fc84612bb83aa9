/**
 * Figures for print: charts of one or several results, laid out at a width in millimetres with letters of one size,
 * as SVG, PDF or PNG. A {@link io.github.secular.present.figure.Figure} says what stands where and draws itself;
 * {@link io.github.secular.present.figure.FigureFile} writes it, the format told by the ending of the file.
 *
 * <pre>{@code
 * outcome.figure("chart", "density-matrix").columns(2).width(178).save("figure.pdf");
 * }</pre>
 *
 * <p>A chart is laid out at the size that makes its axis labels as large as asked for, and scaled as a whole: lines and
 * letters of all figures match. Text stays text in all formats that have any: it is set in Liberation Sans, whose
 * letters have the widths of Arial's and which comes with PDFBox. What that font cannot write is drawn by its outlines.
 */
package io.github.secular.present.figure;
