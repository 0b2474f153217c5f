package dev.tino.core.web.proxy;

import java.util.Arrays;

import io.netty.util.NetUtil;

/**
 * An address or a block of them, IPv4 or IPv6, as {@code 10.0.0.0/8} or {@code 2001:db8::1}.
 *
 * @param prefix how many leading bits an address in the block shares with the network
 */
public record AddressBlock(byte[] network, int prefix) {

    private static final int MAPPED_PREFIX = 12;

    /** @throws IllegalArgumentException saying what is wrong with the text */
    public static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = bytes(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            throw new IllegalArgumentException("'" + text + "' is neither an address nor a block such as 10.0.0.0/8");
        }
        int bits = network.length * Byte.SIZE;
        int prefix = slash < 0 ? bits : prefix(text, slash);
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("'" + text + "' must end with a prefix of 0 to " + bits + " bits");
        }
        return new AddressBlock(network, prefix);
    }

    /** Bytes of an address in digits, or null when the text is none; never asks DNS. */
    static byte[] bytes(String text) {
        if (text.isEmpty() || text.indexOf('/') >= 0) {
            return null;
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        // ::ffff:192.0.2.1 is how a socket of both kinds shows 192.0.2.1.
        return bytes != null && isMapped(bytes) ? Arrays.copyOfRange(bytes, MAPPED_PREFIX, bytes.length) : bytes;
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        if (!Arrays.equals(address, 0, whole, network, 0, whole)) {
            return false;
        }
        int rest = prefix % Byte.SIZE;
        return rest == 0 || (address[whole] ^ network[whole]) >> (Byte.SIZE - rest) == 0;
    }

    private static int prefix(String text, int slash) {
        String digits = text.substring(slash + 1);
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    }

    private static boolean isMapped(byte[] bytes) {
        if (bytes.length != 16 || bytes[10] != -1 || bytes[11] != -1) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressBlock block && prefix == block.prefix && Arrays.equals(network, block.network);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + prefix;
    }

    @Override
    public String toString() {
        return NetUtil.bytesToIpAddress(network) + "/" + prefix;
    }
}
