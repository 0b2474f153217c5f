package dev.tino.finance.category;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.finance.FinanceError;
import io.vertx.mutiny.sqlclient.Pool;

@ApplicationScoped
public class Categories extends OwnedNames<Category> {

    Categories(Pool pool, Activities activities) {
        super(new Words("category", "finance_category", FinanceError.CATEGORY_NOT_FOUND, FinanceError.CATEGORY_EXISTS,
                FinanceError.CATEGORY_IN_USE), pool, activities);
    }
}
