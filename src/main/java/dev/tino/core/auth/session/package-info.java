/** Log-ins to the pages: a cookie that scripts cannot read, and what proves that a write comes from a page of ours. */
package dev.tino.core.auth.session;
