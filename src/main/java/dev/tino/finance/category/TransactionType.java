package dev.tino.finance.category;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A kind of transaction, such as Receita or Despesa. */
@Entity
@Table(name = "finance_type")
public class TransactionType extends OwnedName {
}
