/** What all pages share that people look at: who looks, in which language, the menu, the layout, refusals as pages. */
package dev.tino.core.web.page;
