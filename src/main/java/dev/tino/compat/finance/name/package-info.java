/** That system's categories and types, by numbers. */
package dev.tino.compat.finance.name;
