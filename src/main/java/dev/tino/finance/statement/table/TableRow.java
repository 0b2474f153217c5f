package dev.tino.finance.statement.table;

import java.util.List;

/** @param line where the row begins in its file or sheet, from 1 */
record TableRow(int line, List<Cell> cells) {

    /** The cell of a column, counted from 0; rows may be shorter than their header. */
    Cell cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : Cell.BLANK;
    }

    boolean isBlank() {
        for (Cell cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
