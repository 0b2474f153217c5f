/** Finance as people see it: drop a statement, see each line filed, correct one and watch the others follow. */
package dev.tino.finance.page;
