package dev.tino.core.web.proxy;

import java.util.Arrays;
import java.util.List;

import io.netty.util.NetUtil;

/**
 * Finds the client behind proxies that are trusted. Each proxy appends the address that it was called from to
 * {@code X-Forwarded-For}, so the header is true from its right end up to the first address that is none of ours; what
 * stands left of it was written by that client and may say anything.
 * <p>
 * {@code Forwarded} (RFC 7239) is not read: a proxy writes one of the two and passes the other on as the client sent it.
 */
public final class TrustedProxies {

    private static final int IPV6_BYTES = 16;

    private final List<AddressBlock> blocks;

    public TrustedProxies(List<AddressBlock> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /**
     * The client's address, in one spelling.
     *
     * @param peer who the connection is with
     * @param forwarded values of the header lines, in their order
     */
    public String client(String peer, List<String> forwarded) {
        byte[] client = address(peer);
        if (client == null) {
            return peer;
        }
        // An empty element of a list counts for nothing (RFC 9110, section 5.6.1.2).
        List<String> hops = Arrays.stream(String.join(",", forwarded).split(",")).map(String::strip)
                .filter(hop -> !hop.isEmpty()).toList();
        for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
            byte[] hop = address(hops.get(i));
            if (hop == null) {
                break;
            }
            client = hop;
        }
        return NetUtil.bytesToIpAddress(client);
    }

    /** An IPv4 address as it is, the first 64 bits of an IPv6 address. */
    public static String network(String address) {
        byte[] bytes = address(address);
        if (bytes == null || bytes.length != IPV6_BYTES) {
            return String.valueOf(address);
        }
        Arrays.fill(bytes, IPV6_BYTES / 2, IPV6_BYTES, (byte) 0);
        return NetUtil.bytesToIpAddress(bytes) + "/64";
    }

    private boolean isTrusted(byte[] address) {
        for (AddressBlock block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** Some proxies append the port too: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
    private static byte[] address(String hop) {
        if (hop == null) {
            return null;
        }
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? null : AddressBlock.bytes(hop.substring(1, end));
        }
        int colon = hop.indexOf(':');
        boolean withPort = colon >= 0 && colon == hop.lastIndexOf(':');
        return AddressBlock.bytes(withPort ? hop.substring(0, colon) : hop);
    }
}
