/** What companies' models are: trained on a sealed dataset, measured, put into service, tried and compared. */
package dev.tino.credit.scoring;
