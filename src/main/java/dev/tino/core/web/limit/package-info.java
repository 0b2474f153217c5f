/** How often one caller may call: token buckets by class of route, on each node. */
package dev.tino.core.web.limit;
