/**
 * A model file as people edit it: a {@link io.github.secular.scenario.ModelDocument} in small tables of cells. {@link
 * io.github.secular.scenario.document.AtomTables} and {@link io.github.secular.scenario.document.WellTables} say which
 * tables a document has; a {@link io.github.secular.scenario.document.DocumentTable} says what its cells show, where they
 * stand in the file, and what the document is after something was typed. No window: that is the host's.
 *
 * <p>To be kept: an edit changes what it is about and nothing else, keys included that nobody here knows; what is wrong
 * is said by the reader of model files, never here.
 */
package io.github.secular.scenario.document;
