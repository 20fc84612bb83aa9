/**
 * The window in which a model is built.
 *
 * <ul>
 *   <li>{@code Editing} is the model while it is edited, without a window: its document, the steps back, the file it is
 *       kept in, whether there is something to save;
 *   <li>{@link io.github.secular.host.builder.ModelWindow} shows its tables and pictures, and has the model read and drawn
 *       on another thread while the user types;
 *   <li>{@code TablePanel} is one table with what is wrong in it, {@code TableRows} its cells as Swing wants them;
 *   <li>{@code Pictures} draws charts below each other.
 * </ul>
 *
 * <p>What the window asks of the host (to run a model, to record where it was saved, to show a page of the help) it asks
 * through an interface.
 *
 * <p>To be kept: nothing here knows ImageJ or SciJava; which tables there are and what an edit does is said in {@code
 * scenario.document}, what a picture shows in {@code view}, what is wrong by the reader of model files.
 */
package io.github.secular.host.builder;
