/** What tests share. */
package dev.tino.testsupport;
