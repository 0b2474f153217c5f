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
    private static final int MAX_COLUMN_LETTERS = 3;
    private static final int MAX_NUMBER_LENGTH = 100;
    /** Characters copied, about: a second or two. */
    private static final long MAX_WORK = 5_000_000_000L;
    private static final long WORK_OF_LOOK_UP = 50;

    private final XMLStreamReader reader;
    private int cells;
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
            case "row" -> cells = 0;
            case "c" -> cell();
            case "f" -> formula(reader.getAttributeValue(null, "t"));
            default -> {
            }
        }
    }

    private void cell() {
        String reference = reader.getAttributeValue(null, "r");
        type = reader.getAttributeValue(null, "t");
        if (++cells > MAX_COLUMNS || reference != null && letters(reference) > MAX_COLUMN_LETTERS) {
            throw STATEMENT_UNREADABLE.because("The workbook has a row of more than %d columns", MAX_COLUMNS);
        }
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

    private void spend(long characters) {
        work += characters;
        if (work > MAX_WORK || work < 0) {
            throw STATEMENT_UNREADABLE.because("The workbook's formulas are too many: save the values alone");
        }
    }

    private static int letters(String reference) {
        int letters = 0;
        while (letters < reference.length() && !Character.isDigit(reference.charAt(letters))) {
            letters++;
        }
        return letters;
    }
}
