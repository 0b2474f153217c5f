package dev.tino.credit.scoring;

import java.util.List;

/**
 * What is known of a version besides its file.
 *
 * @param rows that it learned from; fewer than its dataset has when that is large
 * @param algorithms all that were tested, the chosen one first
 * @param groups of each protected field, at the cut-off
 * @param counts of the chosen algorithm
 */
record ScoringReport(int rows, List<ScoringFigures> algorithms, List<GroupFigures> groups, ScoreCounts counts) {
}
