package dev.tino.books.scraping.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.testsupport.FakeShop;
import dev.tino.testsupport.FakeShop.Item;

class ProductPageTest {

    private static final URI AT = URI.create("http://shop.example/catalogue/a1/index.html");
    private static final String GOOD = FakeShop.product(new Item("a1", "Sharp Objects", "Mystery", "47.82", 3));

    @Test
    void aSoundPageTellsEverything() {
        ProductPage book = read(GOOD);

        assertThat(book).isEqualTo(new ProductPage("a1", "Sharp Objects", "Mystery", "A tale of a1, and of coração. ...more",
                "Books", new BigDecimal("47.82"), new BigDecimal("47.82"), new BigDecimal("47.82"), new BigDecimal("0.00"), 3,
                4,
                2, "http://shop.example/media/a1.jpg"));
    }

    @Test
    void whatMayBeMissingIsMissing() {
        String html = GOOD.replaceAll("(?s)<div id=\"product_description.*?</p>", "").replace("star-rating Four", "x")
                .replace("<th>Product Type", "<th>x").replace("<th>Price (excl. tax)", "<th>x").replace("<th>Tax", "<th>x")
                .replace("<th>Number of reviews", "<th>x").replace("<img", "<x").replaceAll("(?s)<ul.*?</ul>", "");

        ProductPage book = read(html);

        assertThat(book.description()).isNull();
        assertThat(book.rating()).isNull();
        assertThat(book.productType()).isNull();
        assertThat(book.priceExclTax()).isNull();
        assertThat(book.tax()).isNull();
        assertThat(book.numberOfReviews()).isZero();
        assertThat(book.imageUrl()).isNull();
        assertThat(book.genre()).isEqualTo("The list's");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <th>UPC                     | has no UPC
            <h1>                        | has no title
            product_main                | is no page of a book
            """)
    void whatMustBeThereIsNamed(String removed, String reason) {
        String html = GOOD.replace(removed, removed.startsWith("<") ? "<x>" : "x");

        assertThatThrownBy(() -> read(html)).isInstanceOf(Unreadable.class).hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            £51.77          | 51.77
            Â£51.77         | 51.77
            \uFFFD51.77     | 51.77
            $1,234.5        | 1234.50
            51,77 €         | 51.77
            0               | 0.00
            """)
    void moneyIsReadHoweverItIsMangled(String text, BigDecimal amount) {
        assertThat(Amounts.money("price", text)).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = { "free", "£-5.00", "£1.2.3", "£5.001", "£100000000.00", "£99999999999999999999", "", "£ £", "1e9" })
    void whatIsNoAmountIsRefused(String text) {
        assertThatThrownBy(() -> Amounts.money("price", text)).isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("its price");
    }

    @ParameterizedTest
    @CsvSource({ "In stock (19 available), 19", "In stock, 1", "Out of stock, 0", "IN STOCK ( 7 available), 7" })
    void theStockIsCounted(String text, int books) {
        assertThat(Amounts.stock(text)).isEqualTo(books);
    }

    @ParameterizedTest
    @ValueSource(strings = { "star-rating Six", "star-rating Four\u0000" })
    void aRatingThatIsNoneIsNamed(String stars) {
        String html = GOOD.replace("star-rating Four", stars);

        assertThatThrownBy(() -> read(html)).isInstanceOf(Unreadable.class).hasMessageStartingWith("its rating is no number");
    }

    @Test
    void aPageThatIsCutAnywhereIsReadOrRefused() {
        for (int length = 0; length < GOOD.length(); length++) {
            String cut = GOOD.substring(0, length);
            try {
                assertThat(read(cut).upc()).startsWith("a");
            } catch (Unreadable reason) {
                assertThat(reason.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void textsThatNoDatabaseTakesAreRefusedOrCleaned() {
        assertThat(read(GOOD.replace("Sharp Objects", "Sha\0rp")).title()).doesNotContain("\0");
        assertThatThrownBy(() -> read(GOOD.replace("Sharp Objects", "x".repeat(501))))
                .hasMessage("its title has 501 characters, which is more than 500");
    }

    private static ProductPage read(String html) {
        return ProductPage.read(Jsoup.parse(html, AT.toString()), AT, "The list's");
    }
}
