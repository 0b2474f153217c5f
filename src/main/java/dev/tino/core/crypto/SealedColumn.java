package dev.tino.core.crypto;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@code bytea} column that holds sealed bytes; the id of their key stands in the column of the same name with
 * {@code _key} behind it, which has an index. Whoever keeps sealed values contributes one as a bean: what is not declared
 * is not rotated.
 *
 * @param key the primary key's columns
 */
public record SealedColumn(String table, List<String> key, String column) {

    public SealedColumn {
        key = List.copyOf(key);
    }

    public String keyIdColumn() {
        return column + "_key";
    }

    /** What the bytes of one row are bound to: put into another row they do not open. */
    public String context(Object... keyValues) {
        return table + "." + column + Arrays.stream(keyValues).map(value -> "/" + value).collect(Collectors.joining());
    }
}
