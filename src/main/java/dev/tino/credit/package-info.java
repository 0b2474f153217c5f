/** Credit: each company's own data, models and policy, and decisions on orders that can be explained and repeated. */
package dev.tino.credit;
