/** What operators do with the packaged application: start it, lose its database, keep and restore its data. */
package dev.tino.operations;
