/**
 * SQL of others, run without harm. What bounds it is a role of the database that may read the listed views and nothing else;
 * in front of that a list of what is allowed, which also tells what is wrong.
 */
package dev.tino.chat.observatory.sql;
