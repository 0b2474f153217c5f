package dev.tino.ml.dataset;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.tino.ml.dataset.Column.Kind;

/** The canonical encoding of a dataset: every value stands behind its type, every text behind its length. */
final class Fingerprint {

    private Fingerprint() {
    }

    static String of(Dataset dataset) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                    new DigestOutputStream(OutputStream.nullOutputStream(), digest)))) {
                write(dataset, out);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void write(Dataset dataset, DataOutputStream out) throws IOException {
        out.writeInt(dataset.schema().size());
        for (Column column : dataset.schema().columns()) {
            write(column.name(), out);
            write(column.kind().name(), out);
            write(column.scale().name(), out);
            if (column.kind() == Kind.VECTOR) {
                write(column.source(), out);
                out.writeInt(column.dimensions());
            }
        }
        for (int i = 0; i < dataset.size(); i++) {
            for (Object value : dataset.rows().get(i).values()) {
                write(value, out);
            }
            write(dataset.labels().get(i), out);
        }
    }

    private static void write(Object value, DataOutputStream out) throws IOException {
        if (value == null) {
            out.writeByte(0);
        } else if (value instanceof Number number) {
            out.writeByte(1);
            out.writeDouble(number.doubleValue());
        } else if (value instanceof float[] vector) {
            out.writeByte(3);
            out.writeInt(vector.length);
            for (float entry : vector) {
                out.writeFloat(entry);
            }
        } else {
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            out.writeByte(2);
            out.writeInt(text.length);
            out.write(text);
        }
    }
}
