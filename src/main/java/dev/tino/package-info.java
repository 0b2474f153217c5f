/**
 * Tino keeps business records and learns from them. This page is the map.
 *
 * <ul>
 * <li>{@code core}: the platform. Errors, web conventions, rate limits, requests that are safe to repeat, keys and their
 * rotation, identity, audit and retention, jobs, the database.
 * <li>{@code ml}: the learning engine, plain Java. Rows to tensors, training, ONNX graphs, reasons, serving.
 * <li>{@code models}: the life of a model. Versions, champions and their timeline, release, what was predicted, the routes;
 * embeddings for those that need them.
 * <li>{@code finance}: transactions, categories, statement imports, their classification and users' own models.
 * <li>{@code books}: a catalogue that is scraped, searched and recommended from, and its rating models.
 * <li>{@code credit}: companies, their data, models and policies, and decisions on orders that can be explained.
 * <li>{@code chat}: talks, their answers as they are made, vetted questions and SQL over made-up business data, language
 * models.
 * <li>{@code chat}: talks with an assistant, whose answers are runs that anybody who may can follow from any node.
 * </ul>
 *
 * Imports go down, never up and never sideways: domains on {@code models}, {@code models} on {@code core} and
 * {@code ml}, which do not know each other.
 */
package dev.tino;
