/** How Tino speaks HTTP: correlation ids, body limits, pages, NDJSON, common constraints. */
package dev.tino.core.web;
