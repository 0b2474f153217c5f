package dev.tino.credit.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;

import dev.tino.credit.order.Order;
import dev.tino.credit.order.OrderReader;

/** Orders in lots, as jobs hold them. */
@ApplicationScoped
class DecisionLots {

    static final int LOT = 500;

    private final ObjectWriter writer;
    private final ObjectReader reader;

    DecisionLots(ObjectMapper json) {
        writer = json.writerFor(Lot.class);
        reader = json.readerFor(Lot.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /**
     * @param first place of its first order among all, from 0
     * @param language in which reasons are told
     */
    record Lot(int first, Language language, List<Order> orders) {

        /** Where an order stood in the body. */
        String path(int place) {
            return OrderReader.ORDERS + "[" + (first + place) + "]";
        }
    }

    List<byte[]> cut(List<Order> orders, Language language) {
        List<byte[]> lots = new ArrayList<>();
        for (int first = 0; first < orders.size(); first += LOT) {
            lots.add(write(new Lot(first, language, orders.subList(first, Math.min(orders.size(), first + LOT)))));
        }
        return lots;
    }

    private byte[] write(Lot lot) {
        try {
            return writer.writeValueAsBytes(lot);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Lot read(byte[] part) {
        try {
            return reader.readValue(part);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
