/** The made-up statements of the demonstration. */
package dev.tino.finance.demo;
