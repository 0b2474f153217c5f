package dev.tino.books.scraping;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a run came to.
 *
 * @param found books whose pages could be read
 * @param added those of them that the catalogue did not know
 * @param changed those that differ from before, or are back
 * @param gone books that the shop lists no more
 * @param failed pages that brought nothing, the first thousand
 * @param failedPages how many there were
 */
record ScrapeResult(int found, @JsonProperty("new") int added, int changed, int gone, List<FailedPage> failed,
        int failedPages) {

    boolean isChange() {
        return added + changed + gone > 0;
    }
}
