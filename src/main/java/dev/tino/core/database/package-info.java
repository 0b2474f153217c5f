/** Which PostgreSQL Tino uses: the one that its settings name, else an embedded one that lives in the data folder. */
package dev.tino.core.database;
