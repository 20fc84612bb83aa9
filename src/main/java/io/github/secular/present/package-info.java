/**
 * One presentation per result: its tables, images, charts, texts and sentences, each by its name.
 *
 * <p>{@link io.github.secular.present.Presentation} is the whole of it: what there is to see, made when it is asked
 * for. One class per kind of answer makes it from the records of {@code run}, out of the tables, images and charts of
 * {@code view}; {@link io.github.secular.present.QuantumAnswers} and
 * {@link io.github.secular.present.ClassicalAnswers} put together what is asked of a model, with all that belongs to
 * an answer.
 *
 * <p>What flows: a result in, a presentation out. {@code command} publishes what it declares as outputs, by these
 * names; {@code host.headless} and {@link io.github.secular.Secular} write all that has a file.
 *
 * <p>To be kept: names of things and files are an interface, as scripts and macros read them; sentences are those of
 * the console; tables, images and charts are made when they are asked for; no physics here.
 *
 * <p>A new kind of answer is a class here that names what there is to see of it: a table, an image or a chart of
 * {@code view}, its name, and the name of its file.
 */
package io.github.secular.present;
