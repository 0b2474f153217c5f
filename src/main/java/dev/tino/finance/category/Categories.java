package dev.tino.finance.category;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class Categories extends OwnedNames<Category> {
}
