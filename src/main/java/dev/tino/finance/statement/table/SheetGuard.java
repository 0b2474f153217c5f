package dev.tino.finance.statement.table;

import static dev.tino.finance.statement.StatementError.STATEMENT_UNREADABLE;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/**
 * Refuses a sheet that costs the library far more than the file is long. The library allocates each row up to its
 * rightmost cell, looks up every array formula for every cell, writes out a shared formula for each cell that shares
 * it, and reads numbers of any length.
 */
final class SheetGuard {

    static final int MAX_COLUMNS = 16_384;
    /** Places for cells that the library reserves for all rows together, some hundred MB one after the other. */
    private static final long MAX_PLACES = 20_000_000;
    private static final int MAX_NUMBER_LENGTH = 100;
    /** Characters copied, about: a second or two. */
    private static final long MAX_WORK = 5_000_000_000L;
    private static final long WORK_OF_LOOK_UP = 50;

    private final XMLStreamReader reader;
    /** The column of the row's last cell, from 1, and the rightmost one of the row and of the sheet. */
    private int column;
    private int rowWidth;
    private int sheetWidth;
    private long places;
    private long arrays;
    private long longestFormula;
    private long work;
    private String type;
    private String element = "";
    private long length;

    SheetGuard(XMLStreamReader reader) {
        this.reader = reader;
    }

    void inspect(int event) {
        if (event == XMLStreamConstants.START_ELEMENT) {
            start(reader.getLocalName());
        } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
            characters();
        }
    }

    private void start(String name) {
        element = name;
        length = 0;
        switch (name) {
            case "row" -> row();
            case "c" -> cell();
            case "f" -> formula(reader.getAttributeValue(null, "t"));
            default -> {
            }
        }
    }

    /** Even an empty row is given as many places as the widest one before it has. */
    private void row() {
        column = 0;
        rowWidth = 0;
        reserve(sheetWidth);
    }

    private void cell() {
        String reference = reader.getAttributeValue(null, "r");
        type = reader.getAttributeValue(null, "t");
        column = reference == null ? column + 1 : column(reference);
        if (column < 1 || column > MAX_COLUMNS) {
            throw STATEMENT_UNREADABLE.because("The workbook has a row of more than %d columns", MAX_COLUMNS);
        }
        reserve(Math.max(0, column - rowWidth));
        rowWidth = Math.max(rowWidth, column);
        sheetWidth = Math.max(sheetWidth, rowWidth);
        spend(arrays * WORK_OF_LOOK_UP);
    }

    private void formula(String kind) {
        if ("array".equals(kind)) {
            arrays++;
        }
        if ("shared".equals(kind)) {
            spend(longestFormula * longestFormula);
        }
    }

    private void characters() {
        length += reader.getTextLength();
        if (element.equals("f")) {
            longestFormula = Math.max(longestFormula, length);
        }
        boolean number = element.equals("v") && (type == null || type.equals("n"));
        if (number && length > MAX_NUMBER_LENGTH) {
            throw STATEMENT_UNREADABLE.because("The workbook holds a number of more than %d digits", MAX_NUMBER_LENGTH);
        }
    }

    private void reserve(int cells) {
        places += cells;
        if (places > MAX_PLACES) {
            throw STATEMENT_UNREADABLE.because("The workbook's rows add up to more than %d million cells",
                    MAX_PLACES / 1_000_000);
        }
    }

    private void spend(long characters) {
        work += characters;
        if (work > MAX_WORK || work < 0) {
            throw STATEMENT_UNREADABLE.because("The workbook's formulas are too many: save the values alone");
        }
    }

    /** 28 for {@code AB7} and {@code $ab$7}; 0 or more than there may be for what names no column. */
    private static int column(String reference) {
        int column = 0;
        int start = reference.startsWith("$") ? 1 : 0;
        for (int i = start; i < reference.length() && column <= MAX_COLUMNS; i++) {
            char c = reference.charAt(i);
            if (c == '$' || c >= '0' && c <= '9') {
                return column;
            }
            boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
            column = letter ? column * 26 + (c & 0x1F) : MAX_COLUMNS + 1;
        }
        return column;
    }
}
