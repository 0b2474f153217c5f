/** Companies: registering, the token by which a company's machines get in, and the log of what it did. */
package dev.tino.credit.company;
