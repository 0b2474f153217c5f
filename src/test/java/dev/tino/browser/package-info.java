/**
 * The pages as people see them, in the Chromium of this machine: {@code ./mvnw -Pbrowser verify}. Pictures of them are in
 * {@code target/screenshots}, or where {@code -Dtino.test.screenshots} says.
 */
package dev.tino.browser;
