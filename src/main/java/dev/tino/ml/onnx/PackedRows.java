package dev.tino.ml.onnx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.encode.SparseVector;
import dev.tino.ml.train.Background;

/** Encoded rows as big-endian numbers in base64: their count, then each one's length and its entries, by ascending id. */
final class PackedRows {

    private PackedRows() {
    }

    static String pack(Background background) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(background.rows().size());
            for (SparseVector row : background.rows()) {
                write(row, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static void write(SparseVector row, DataOutputStream out) throws IOException {
        out.writeInt(row.size());
        for (int i = 0; i < row.size(); i++) {
            out.writeInt(row.ids()[i]);
            out.writeFloat(row.values()[i]);
        }
    }

    /**
     * @param width ids lie in [0, width)
     * @throws ModelException of reason {@code DAMAGED_FILE}
     */
    static Background unpack(String packed, int width) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            int count = between(1, in.readInt(), Background.MOST_ROWS);
            List<SparseVector> rows = new ArrayList<>();
            for (int row = 0; row < count; row++) {
                rows.add(read(in, width, width));
            }
            return new Background(rows);
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelException(Reason.DAMAGED_FILE, "the background cannot be read", e);
        }
    }

    /** @throws ModelException of reason {@code DAMAGED_FILE} unless ids ascend below width and values are finite */
    static SparseVector read(DataInputStream in, int width, int mostEntries) throws IOException {
        int size = between(0, in.readInt(), Math.min(width, mostEntries));
        SparseVector row = new SparseVector(new int[size], new float[size]);
        for (int i = 0; i < size; i++) {
            row.ids()[i] = between(i == 0 ? 0 : row.ids()[i - 1] + 1, in.readInt(), width - 1);
            row.values()[i] = in.readFloat();
            if (!Float.isFinite(row.values()[i])) {
                throw Reason.DAMAGED_FILE.because("a row has the value %s", row.values()[i]);
            }
        }
        return row;
    }

    static int between(int least, int value, int most) {
        if (value < least || value > most) {
            throw Reason.DAMAGED_FILE.because("%d among packed rows, not in [%d, %d]", value, least, most);
        }
        return value;
    }
}
