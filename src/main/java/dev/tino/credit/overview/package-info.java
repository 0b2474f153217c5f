/** What people see of credit: a company its own, administrators how much of it there is. */
package dev.tino.credit.overview;
