package dev.tino.compat.credit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.crypto.Hmac;
import dev.tino.credit.dataset.batch.BatchService;
import dev.tino.credit.dataset.batch.NewBatch;

/**
 * An array of records that a company sent, cut into lots. The names of all parts follow from what is in them, so that an
 * array that is sent again is known again.
 *
 * @param name of the dataset that it would begin
 * @param begins whether one of its records says that it begins a dataset
 * @param ends whether one of its records says that nothing more comes
 */
record Shipment(String name, List<Lot> lots, boolean begins, boolean ends) {

    /** What the names of all datasets that come so begin with. */
    static final String ROUTE = "cadastro/modelos ";

    private static final int NAME_BYTES = 6;

    /**
     * @param number where it is to lie, unless another one lies there
     * @param size how many rows it has
     * @param json its rows as text, which is a small part of what they take as trees
     */
    record Lot(int number, int size, byte[] json) {

        /** Takes its time: not on an event loop. */
        List<JsonNode> rows() {
            return RecordReader.rows(json);
        }
    }

    /**
     * Takes its time: not on an event loop.
     *
     * @param body an array; refused when it is none, or holds more than {@link RecordReader#MOST_RECORDS} records
     */
    static Shipment of(byte[] body, Hmac names) {
        var cutter = new Cutter(names);
        RecordReader.each(body, cutter::add);
        return cutter.shipment();
    }

    int size() {
        return lots.stream().mapToInt(Lot::size).sum();
    }

    /** Holds the rows of one lot until it is full. */
    private static final class Cutter {

        private final Hmac names;
        private final List<String> rows = new ArrayList<>();
        private final List<Lot> lots = new ArrayList<>();
        private final List<byte[]> macs = new ArrayList<>();
        private boolean begins;
        private boolean ends;

        private Cutter(Hmac names) {
            this.names = names;
        }

        private void add(JsonNode given) {
            begins |= Records.isSet(given, Records.BEGIN);
            ends |= Records.isSet(given, Records.END);
            JsonNode row = Records.row(given);
            // Some end with a record that says nothing else.
            if (row.isObject() && row.isEmpty()) {
                return;
            }
            rows.add(row.toString());
            if (rows.size() == NewBatch.MOST_ROWS) {
                cut();
            }
        }

        private void cut() {
            // A list of JSON texts is one, too.
            byte[] json = rows.toString().getBytes(StandardCharsets.UTF_8);
            byte[] mac = names.of(json);
            lots.add(new Lot(1 + Math.floorMod(ByteBuffer.wrap(mac).getInt(), BatchService.LAST_SEQUENCE), rows.size(), json));
            macs.add(mac);
            rows.clear();
        }

        private Shipment shipment() {
            if (!rows.isEmpty()) {
                cut();
            }
            byte[] name = names.of(new byte[] { (byte) (begins ? 1 : 0), (byte) (ends ? 1 : 0) });
            for (byte[] mac : macs) {
                name = names.of(name, mac);
            }
            return new Shipment(ROUTE + HexFormat.of().formatHex(name, 0, NAME_BYTES), List.copyOf(lots), begins, ends);
        }
    }
}
