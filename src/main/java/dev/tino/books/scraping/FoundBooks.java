package dev.tino.books.scraping;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.core.database.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** What a run has found, kept until all of it comes into the catalogue in one transaction. */
@ApplicationScoped
class FoundBooks {

    /** There is one run at a time; what another left, or this one's earlier try long ago, is old. */
    private static final String FORGET = """
            delete from book_scraped where scrape_id <> $1 or found_at < now() - interval '1 hour'""";
    /** Of a book that is listed elsewhere now, the page there counts. */
    private static final String FORGET_UNLISTED = """
            delete from book_scraped scraped where scrape_id = $1
               and not exists (select from unnest($2::text[]) as listed(url) where listed.url = scraped.url)""";
    private static final String RESUME = """
            update book_scraped scraped set position = listed.position - 1
              from unnest($2::text[]) with ordinality as listed(url, position)
             where scraped.scrape_id = $1 and scraped.url = listed.url
            returning scraped.url""";

    private static final String KEEP = """
            insert into book_scraped as known (scrape_id, book_id, position, url, upc, title, genre, description, product_type,
                   price, price_excl_tax, price_incl_tax, tax, availability, rating, number_of_reviews, image_url)
            select distinct on (upc) $17::uuid, * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[],
                   $6::text[], $7::text[], $8::text[], $9::numeric[], $10::numeric[], $11::numeric[], $12::numeric[],
                   $13::int[], $14::int[], $15::int[], $16::text[])
                as given(book_id, position, url, upc, title, genre, description, product_type, price, price_excl_tax,
                         price_incl_tax, tax, availability, rating, number_of_reviews, image_url)
             order by upc, position
            on conflict (scrape_id, upc) do update
               set position = excluded.position, url = excluded.url, title = excluded.title, genre = excluded.genre,
                   description = excluded.description, product_type = excluded.product_type, price = excluded.price,
                   price_excl_tax = excluded.price_excl_tax, price_incl_tax = excluded.price_incl_tax, tax = excluded.tax,
                   availability = excluded.availability, rating = excluded.rating,
                   number_of_reviews = excluded.number_of_reviews, image_url = excluded.image_url, found_at = now()
             where excluded.position < known.position""";

    private static final String FIELDS = """
            title, genre, description, product_type, price, price_excl_tax, price_incl_tax, tax, availability, rating,
            number_of_reviews, url, image_url""";

    /** So that the counts are true: the catalogue is read as ever, and changed by nobody else meanwhile. */
    private static final String ALONE = "lock table book in share row exclusive mode";
    private static final String COUNT = """
            select count(*)::int as found, (count(*) filter (where book.id is null))::int as added
              from book_scraped scraped left join book using (upc) where scraped.scrape_id = $1""";
    private static final String MERGE = """
            insert into book (id, upc, added_at, changed_at, %s)
            select book_id, upc, now(), now(), %s from book_scraped where scrape_id = $1
            on conflict (upc) do update
               set (%s, changed_at, gone_at) = (%s, now(), null)
             where (%s, true) is distinct from (%s, book.gone_at is null)"""
            .formatted(FIELDS, FIELDS, FIELDS, of("excluded"), of("book"), of("excluded"));
    /**
     * Rather none than one too many: a book may be in any list that was not read to its end, whatever its genre, and on any
     * page that was not read unless that is another's. The next run that sees all of it makes up for it.
     */
    private static final String GONE = """
            update book set gone_at = now(), changed_at = now()
             where gone_at is null and $2
               and not exists (select from unnest($4::text[]) as unseen(url)
                                where not exists (select from book known where known.url = unseen.url))
               and not exists (select from book_scraped scraped where scraped.scrape_id = $1 and scraped.upc = book.upc)
               and not exists (select from unnest($3::text[]) as missed(url) where missed.url = book.url)""";

    private static String of(String row) {
        return FIELDS.replaceAll("(\\w+)", row + ".$1");
    }

    /** What runs of long ago have left. */
    Uni<Void> forget(SqlClient transaction, UUID scrapeId) {
        return transaction.preparedQuery(FORGET).execute(Tuple.of(scrapeId)).replaceWithVoid();
    }

    /** @return pages of what is listed that an earlier try of the same run has kept */
    Uni<Set<String>> resume(SqlClient transaction, UUID scrapeId, Listing listing) {
        String[] listed = listing.pages();
        return transaction.preparedQuery(FORGET_UNLISTED).execute(Tuple.of(scrapeId, listed))
                .chain(() -> transaction.preparedQuery(RESUME).execute(Tuple.of(scrapeId, listed)))
                .map(rows -> {
                    var pages = new HashSet<String>();
                    rows.forEach(row -> pages.add(row.getString("url")));
                    return pages;
                });
    }

    Uni<Void> keep(SqlClient transaction, UUID scrapeId, List<FoundBook> lot) {
        Tuple parameters = Columns.of(lot)
                .add(new UUID[0], book -> UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .add(new Integer[0], FoundBook::position)
                .add(new String[0], FoundBook::url)
                .add(new String[0], book -> book.page().upc())
                .add(new String[0], book -> book.page().title())
                .add(new String[0], book -> book.page().genre())
                .add(new String[0], book -> book.page().description())
                .add(new String[0], book -> book.page().productType())
                .add(new BigDecimal[0], book -> book.page().price())
                .add(new BigDecimal[0], book -> book.page().priceExclTax())
                .add(new BigDecimal[0], book -> book.page().priceInclTax())
                .add(new BigDecimal[0], book -> book.page().tax())
                .add(new Integer[0], book -> book.page().availability())
                .add(new Integer[0], book -> book.page().rating())
                .add(new Integer[0], book -> book.page().numberOfReviews())
                .add(new String[0], book -> book.page().imageUrl())
                .parameters().addValue(scrapeId);
        return transaction.preparedQuery(KEEP).execute(parameters).replaceWithVoid();
    }

    /**
     * Brings what was found into the catalogue. A book is gone that was not found, when every list was read to its
     * end and no page of them is left on which it may be.
     */
    Uni<ScrapeResult> merge(SqlClient transaction, UUID scrapeId, Crawl.Harvest harvest) {
        return transaction.query(ALONE).execute()
                .chain(() -> transaction.preparedQuery(COUNT).execute(Tuple.of(scrapeId)))
                .map(rows -> rows.iterator().next())
                .chain(count -> transaction.preparedQuery(MERGE).execute(Tuple.of(scrapeId))
                        .chain(merged -> gone(transaction, scrapeId, harvest)
                                .map(gone -> new ScrapeResult(count.getInteger("found"), count.getInteger("added"),
                                        merged.rowCount() - count.getInteger("added"), gone, harvest.failed().told(),
                                        harvest.failed().count()))))
                .call(() -> transaction.preparedQuery("delete from book_scraped where scrape_id = $1")
                        .execute(Tuple.of(scrapeId)));
    }

    private static Uni<Integer> gone(SqlClient transaction, UUID scrapeId, Crawl.Harvest harvest) {
        return transaction.preparedQuery(GONE)
                .execute(Tuple.of(scrapeId, harvest.listing().isWhole(),
                        harvest.missed().toArray(String[]::new), harvest.unseen().toArray(String[]::new)))
                .map(changed -> changed.rowCount());
    }
}
