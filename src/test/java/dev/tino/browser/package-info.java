/**
 * The pages as people see them, in the Chromium of this machine: {@code ./mvnw -Pbrowser verify}. Pictures of them are
 * put into the folder that {@code -Dtino.test.screenshots} names.
 */
package dev.tino.browser;
