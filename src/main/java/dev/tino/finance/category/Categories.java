package dev.tino.finance.category;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.finance.FinanceError;

@ApplicationScoped
public class Categories extends OwnedNames<Category> {

    Categories() {
        super(Category::new, "finance_category", new Refusals(FinanceError.CATEGORY_NOT_FOUND, FinanceError.CATEGORY_EXISTS,
                FinanceError.CATEGORY_IN_USE));
    }
}
