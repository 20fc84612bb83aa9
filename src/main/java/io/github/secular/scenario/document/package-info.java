/**
 * A model file as people edit it: a {@link io.github.secular.scenario.ModelDocument} in small tables of cells.
 *
 * <ul>
 *   <li>{@link io.github.secular.scenario.document.AtomTables} and {@link
 *       io.github.secular.scenario.document.WellTables} say which tables a document has;
 *   <li>a {@link io.github.secular.scenario.document.DocumentTable} says what its cells show, where they stand in the file,
 *       and what the document is after something was typed: {@code LevelTable} (lists with an entry per level), {@code
 *       ListTable} (objects in a list), {@code FrequencyTable}, {@code ValueTable} (single values), {@code KindTable} (a
 *       section of one of several kinds);
 *   <li>{@link io.github.secular.scenario.document.CellKind} is how a value is written by people and in a file;
 *   <li>{@code LevelCount} makes one level more or less of the whole document, {@code Listed} lists of matrices.
 * </ul>
 *
 * <p>To be kept: an edit changes what it is about and nothing else, keys included that nobody here knows; what is wrong
 * is said by the reader of model files, never here; no window.
 */
package io.github.secular.scenario.document;
