/** What a dataset is about: its fields, what each is there for, and the values of its label. */
package dev.tino.credit.dataset.definition;
