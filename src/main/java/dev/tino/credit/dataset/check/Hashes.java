package dev.tino.credit.dataset.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.crypto.Hmac;
import dev.tino.credit.dataset.report.Counts;
import dev.tino.credit.dataset.row.LabelledRow;

/** Tells lots, rows and customers from each other without saying what they are, under the salt of their dataset. */
public final class Hashes {

    private static final byte[] LOT = { 'l' };
    private static final byte[] ROW = { 'r' };
    private static final byte[] CUSTOMER = { 'c' };

    private final Hmac hmac;

    public Hashes(byte[] salt) {
        this.hmac = new Hmac(salt);
    }

    public byte[] ofLot(List<JsonNode> rows) {
        return hmac.of(LOT, CanonicalBytes.of(rows));
    }

    public Long[] ofRows(List<LabelledRow> rows) {
        return rows.stream().map(row -> first(hmac.of(ROW, CanonicalBytes.of(row.values())))).toArray(Long[]::new);
    }

    /** Each customer's rows; none when no field names them. */
    public Map<Long, Counts> ofCustomers(List<LabelledRow> rows) {
        Map<Long, Counts> customers = new TreeMap<>();
        rows.stream().filter(row -> row.customer() != null).forEach(
                row -> customers.merge(first(hmac.of(CUSTOMER, row.customer().getBytes(StandardCharsets.UTF_8))),
                        Counts.one(row.isGood()), Counts::plus));
        return customers;
    }

    private static long first(byte[] mac) {
        return ByteBuffer.wrap(mac).getLong();
    }
}
