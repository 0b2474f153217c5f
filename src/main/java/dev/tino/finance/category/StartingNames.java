package dev.tino.finance.category;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.auth.AccountSetup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** The categories and types of a new account. The categories are those that the model which ships tells apart. */
@ApplicationScoped
public class StartingNames implements AccountSetup {

    public static final List<String> CATEGORIES = List.of("Alimentação", "Supermercado", "Transporte", "Automóvel", "Moradia",
            "Casa e decoração", "Água, luz e gás", "Internet e telefone", "Saúde", "Farmácia", "Vestuário", "Beleza",
            "Educação", "Assinaturas", "Lazer", "Viagem", "Compras", "Pets", "Presentes e doações", "Seguros",
            "Impostos e taxas", "Empréstimos e juros", "Investimentos", "Transferências", "Salário e rendimentos");

    private final NameRows rows;

    StartingNames(NameRows rows) {
        this.rows = rows;
    }

    @Override
    public Uni<Void> setUp(SqlClient transaction, UUID ownerId) {
        return rows.addAll(NameKind.CATEGORY, transaction, ownerId, CATEGORIES)
                .chain(() -> rows.addAll(NameKind.TYPE, transaction, ownerId,
                        List.of(TransactionTypes.INCOME, TransactionTypes.EXPENSE)));
    }
}
