/** Personal finance: transactions, their categories and types, statement imports, and the model that classifies. */
package dev.tino.finance;
