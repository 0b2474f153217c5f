/** Work that several wait for, or that goes on when nobody does. */
package dev.tino.core.concurrent;
