/** The pages on which people see models, compare them, promote them and roll them back. */
package dev.tino.models.page;
