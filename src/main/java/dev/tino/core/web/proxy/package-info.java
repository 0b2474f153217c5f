/** Whom a request comes from when proxies stand between. */
package dev.tino.core.web.proxy;
