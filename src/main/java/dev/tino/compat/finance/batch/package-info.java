/** That system's classification of many lines, within a request and behind it, and its vectors. */
package dev.tino.compat.finance.batch;
