package dev.tino.finance.statement.table;

import static dev.tino.finance.statement.StatementError.STATEMENT_UNREADABLE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.zip.ZipEntry;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

import com.fasterxml.aalto.stax.InputFactoryImpl;

import dev.tino.core.error.Failure;

/**
 * Looks through a workbook before it is opened: it must not unpack to more than a limit, whatever its directory says,
 * and each part must be {@link SheetGuard harmless}. Uses the library's own ZIP and XML parsers, so that both see the
 * same file.
 */
final class WorkbookGuard {

    static final long MAX_BYTES = 64L << 20;
    static final int MAX_PARTS = 1_000;

    private static final XMLInputFactory XML = xml();

    private WorkbookGuard() {
    }

    static void requireHarmless(byte[] content) {
        requireFewParts(content);
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(content)).get()) {
            inspect(zip);
        } catch (Failure e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw STATEMENT_UNREADABLE.because("The workbook is broken: it cannot be unpacked");
        }
    }

    /** Counts the directory's entries by their signature, as opening the archive already allocates each of them. */
    private static void requireFewParts(byte[] content) {
        int parts = 0;
        for (int i = 0; i + 3 < content.length; i++) {
            if (content[i] == 'P' && content[i + 1] == 'K' && content[i + 2] == 1 && content[i + 3] == 2) {
                parts++;
            }
        }
        if (parts > MAX_PARTS) {
            throw STATEMENT_UNREADABLE.because("The workbook has more than %d parts", MAX_PARTS);
        }
    }

    private static void inspect(ZipFile zip) throws IOException {
        long left = MAX_BYTES;
        for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
            if (part.getGeneralPurposeBit().usesEncryption()) {
                throw STATEMENT_UNREADABLE.because("The workbook is encrypted: save it without a password");
            }
            if (part.getMethod() != ZipEntry.DEFLATED && part.getMethod() != ZipEntry.STORED) {
                throw STATEMENT_UNREADABLE.because("The workbook is packed in an unknown way");
            }
            try (LimitedStream unpacked = new LimitedStream(zip.getInputStream(part), left)) {
                inspect(unpacked);
                left = unpacked.left();
            }
        }
    }

    private static void inspect(LimitedStream part) throws IOException {
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(part);
            SheetGuard guard = new SheetGuard(reader);
            while (reader.hasNext()) {
                guard.inspect(reader.next());
            }
        } catch (XMLStreamException e) {
            // An image, or broken at a place that the library cannot pass either.
            part.requireNotExceeded();
        }
        part.transferTo(OutputStream.nullOutputStream());
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
        return factory;
    }

    /** Counts what is unpacked and refuses to go on past a limit. */
    private static final class LimitedStream extends InputStream {

        private final InputStream source;
        private long left;

        LimitedStream(InputStream source, long left) {
            this.source = source;
            this.left = left;
        }

        long left() {
            return left;
        }

        void requireNotExceeded() {
            if (left < 0) {
                throw STATEMENT_UNREADABLE.because("The workbook unpacks to more than %d MiB", MAX_BYTES >> 20);
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = source.read(buffer, offset, length);
            left -= Math.max(count, 0);
            requireNotExceeded();
            return count;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
