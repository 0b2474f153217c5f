/** Orders as companies send them, alone or by the hundred, and what is wrong with them. */
package dev.tino.credit.order;
