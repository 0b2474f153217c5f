package dev.tino.finance.page;

import java.util.List;

import dev.tino.finance.category.Category;

/**
 * Rows, and what stands around them.
 *
 * @param next where the rows that follow begin, or null
 * @param categories that the viewer may choose from
 */
record Lines(List<Line> rows, String next, List<Category> categories, Filters filters) {
}
