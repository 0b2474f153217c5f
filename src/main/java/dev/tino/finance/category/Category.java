package dev.tino.finance.category;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A subject that transactions are filed under, such as Farmácia. */
@Entity
@Table(name = "finance_category")
public class Category extends OwnedName {
}
