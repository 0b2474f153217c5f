/** Health at the addresses and in the shapes of older systems. */
package dev.tino.compat.health;
