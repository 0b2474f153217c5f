package dev.tino.finance.category;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.finance.FinanceError;
import io.vertx.mutiny.sqlclient.Pool;

@ApplicationScoped
public class TransactionTypes extends OwnedNames<TransactionType> {

    static final String INCOME = "Receita";
    static final String EXPENSE = "Despesa";

    TransactionTypes(Pool pool, Activities activities) {
        super(new Words("type", "finance_type", FinanceError.TYPE_NOT_FOUND, FinanceError.TYPE_EXISTS,
                FinanceError.TYPE_IN_USE), pool, activities);
    }

    /** The type that follows from an amount's sign, if the owner still has it. */
    public static Optional<TransactionType> following(BigDecimal amount, List<TransactionType> types) {
        String name = amount.signum() < 0 ? EXPENSE : INCOME;
        return types.stream().filter(type -> type.name.equals(name)).findFirst();
    }
}
