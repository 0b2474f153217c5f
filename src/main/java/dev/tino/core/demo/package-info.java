/** The demonstration: people and records that are made up for somebody who tries Tino out, and what he is told. */
package dev.tino.core.demo;
