/** The routes under which models are seen, compared, promoted and rolled back. */
package dev.tino.models.route;
