/** The way into service: a file is verified, tried and committed, or nothing has happened. */
package dev.tino.models.release;
