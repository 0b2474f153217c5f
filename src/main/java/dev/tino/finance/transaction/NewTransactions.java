package dev.tino.finance.transaction;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewTransactions(@Schema(required = true, minItems = 1, maxItems = MOST) List<NewTransaction> transactions) {

    public static final int MOST = 10_000;
}
