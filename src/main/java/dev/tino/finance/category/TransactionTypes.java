package dev.tino.finance.category;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class TransactionTypes extends OwnedNames<TransactionType> {

    public static final String INCOME = "Receita";
    public static final String EXPENSE = "Despesa";

    /** The type that follows from an amount's sign, if the owner still has it. */
    public static Optional<TransactionType> following(BigDecimal amount, List<TransactionType> types) {
        String name = amount.signum() < 0 ? EXPENSE : INCOME;
        return types.stream().filter(type -> type.name.equals(name)).findFirst();
    }
}
