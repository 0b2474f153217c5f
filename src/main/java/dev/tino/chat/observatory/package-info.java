/** Made-up business data of a sales organisation, and the job that loads them. */
package dev.tino.chat.observatory;
