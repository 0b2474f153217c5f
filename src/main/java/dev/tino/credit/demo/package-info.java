/** The made-up company of the demonstration. */
package dev.tino.credit.demo;
