package dev.tino.core.web.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final TrustedProxies NONE = new TrustedProxies(List.of());
    private static final TrustedProxies OURS = trusting("10.0.0.0/8", "192.168.7.9", "2001:db8:aa::/48");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // Nobody forwards: the peer is the client.
            "203.0.113.5 | '' | 203.0.113.5",
            // A stranger's word is not taken.
            "203.0.113.5 | 198.51.100.1 | 203.0.113.5",
            // One proxy, two proxies.
            "10.0.0.1 | 198.51.100.1 | 198.51.100.1",
            "10.0.0.1 | '198.51.100.1, 10.2.3.4' | 198.51.100.1",
            "10.0.0.1 | '198.51.100.1,192.168.7.9 ,10.2.3.4' | 198.51.100.1",
            // What the client itself wrote stands to the left, and is not believed.
            "10.0.0.1 | '1.2.3.4, 198.51.100.1' | 198.51.100.1",
            "10.0.0.1 | '10.9.9.9, 198.51.100.1' | 198.51.100.1",
            "10.0.0.1 | '1.2.3.4, 10.9.9.9, 198.51.100.1, 10.2.3.4' | 198.51.100.1",
            // What is no address ends the walk at the last hop that is known.
            "10.0.0.1 | unknown | 10.0.0.1",
            "10.0.0.1 | 'example.com, 10.2.3.4' | 10.2.3.4",
            "10.0.0.1 | '198.51.100.1, -, 10.2.3.4' | 10.2.3.4",
            // An empty element is nothing.
            "10.0.0.1 | '198.51.100.1, , 10.2.3.4,' | 198.51.100.1",
            "10.0.0.1 | 999.1.1.1 | 10.0.0.1",
            "10.0.0.1 | 10.0.0.0/8 | 10.0.0.1",
            "10.0.0.1 | '[2001:db8::1' | 10.0.0.1",
            // A client inside: nobody further is told.
            "10.0.0.1 | '10.5.5.5, 10.2.3.4' | 10.5.5.5",
            // Ports are cut off, IPv6 has one spelling, an IPv4 address in IPv6 clothes is one.
            "10.0.0.1 | 198.51.100.1:4711 | 198.51.100.1",
            "10.0.0.1 | '[2001:db8::1]:4711' | 2001:db8::1",
            "10.0.0.1 | 2001:0DB8:0:0:0:0:0:1 | 2001:db8::1",
            "2001:db8:aa:1::5 | 198.51.100.1 | 198.51.100.1",
            "2001:db8:ab:1::5 | 198.51.100.1 | 2001:db8:ab:1::5",
            "::ffff:10.0.0.1 | 198.51.100.1 | 198.51.100.1",
            "10.0.0.1 | ::ffff:198.51.100.1 | 198.51.100.1",
            "0:0:0:0:0:0:0:1 | '' | ::1" })
    void theFirstAddressFromTheRightThatIsNoProxyIsTheClient(String peer, String header, String client) {
        assertThat(OURS.client(peer, List.of(header))).isEqualTo(client);
    }

    @Test
    void severalLinesAreOneList() {
        assertThat(OURS.client("10.0.0.1", List.of("1.2.3.4", "198.51.100.1", "10.2.3.4"))).isEqualTo("198.51.100.1");
        assertThat(OURS.client("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    }

    @Test
    void withoutProxiesTheHeaderMeansNothing() {
        assertThat(NONE.client("127.0.0.1", List.of("198.51.100.1"))).isEqualTo("127.0.0.1");
        assertThat(NONE.client("/run/tino.sock", List.of("198.51.100.1"))).isEqualTo("/run/tino.sock");
    }

    @ParameterizedTest
    @CsvSource({ "10.0.0.0/8, 10.255.255.255, 11.0.0.0", "192.0.2.128/25, 192.0.2.200, 192.0.2.127",
            "192.0.2.4/30, 192.0.2.7, 192.0.2.8", "0.0.0.0/0, 255.1.2.3, ::1", "192.0.2.1, 192.0.2.1, 192.0.2.2",
            "2001:db8::/33, 2001:db8:7fff::1, 2001:db8:8000::1", "::1, ::1, ::2", "::/0, ::2, 192.0.2.1" })
    void aBlockHoldsWhatSharesItsPrefix(String block, String inside, String outside) {
        AddressBlock parsed = AddressBlock.parse(block);

        assertThat(parsed.contains(AddressBlock.bytes(inside))).isTrue();
        assertThat(parsed.contains(AddressBlock.bytes(outside))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "proxy.example.com", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/x",
            "::/129", "10.0.0.0/8/8", "10.0.0", "1.2.3.4.5" })
    void whatIsNoBlockIsRefusedByName(String text) {
        assertThatThrownBy(() -> AddressBlock.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void oneClientHasHalfAnIpv6Address() {
        assertThat(TrustedProxies.network("198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(TrustedProxies.network("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2::/64");
        assertThat(TrustedProxies.network("2001:db8:1:2::9")).isEqualTo("2001:db8:1:2::/64");
    }

    private static TrustedProxies trusting(String... blocks) {
        return new TrustedProxies(Arrays.stream(blocks).map(AddressBlock::parse).toList());
    }
}
