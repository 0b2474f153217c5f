package dev.tino.credit.overview;

import java.time.Instant;

/**
 * How much a company has.
 *
 * @param rows that are stored in its datasets
 * @param decisions of the last days
 */
record CompanyFigures(String name, Instant createdAt, long datasets, long rows, long rejected, long decisions) {
}
