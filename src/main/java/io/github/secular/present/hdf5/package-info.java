/**
 * A presentation in an HDF5 file, and back.
 *
 * <p>{@link io.github.secular.present.hdf5.ResultFile} is the entrance: it writes all images, tables and texts of a
 * {@link io.github.secular.present.Presentation}, with the model and the account of the run, and reads such a file as a
 * presentation again. {@link io.github.secular.present.hdf5.ImageGroup} and
 * {@link io.github.secular.present.hdf5.TableGroup} know how an image and a table stand in a file,
 * {@link io.github.secular.present.hdf5.SeriesWriter} and {@link io.github.secular.present.hdf5.SeriesReader} how arrays
 * do: whole where they are small, else as a series of files beside the first one. README.md, "HDF5", is the format.
 *
 * <p>To be kept: the library jhdf is known here alone; it holds all that it writes in memory until a file is closed,
 * so no file is larger than a block; nothing here holds a large series whole, {@link
 * io.github.secular.present.hdf5.Parts} reads them piece by piece; what comes back is what was written, to the bit;
 * the layout is an interface, as programs in Python read it, and a change of it is a new {@code format_version}.
 */
package io.github.secular.present.hdf5;
