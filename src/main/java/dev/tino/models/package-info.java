/** The life of a model: which version serves under which name, and the way to it. */
package dev.tino.models;
