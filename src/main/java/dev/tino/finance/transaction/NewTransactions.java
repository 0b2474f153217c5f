package dev.tino.finance.transaction;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record NewTransactions(@NotNull @Size(min = 1, max = 10_000) List<@NotNull @Valid NewTransaction> transactions) {
}
