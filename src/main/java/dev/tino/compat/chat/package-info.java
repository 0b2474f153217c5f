/** The routes of the system that chatted before: log-in, talks and messages in the shapes of MongoDB's extended JSON. */
package dev.tino.compat.chat;
