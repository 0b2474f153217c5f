/** What Tino owes the people whose data it keeps: all of it on request, and none of it afterwards. */
package dev.tino.core.privacy;
