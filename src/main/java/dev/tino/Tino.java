package dev.tino;

import dev.tino.chat.ChatRequirements;
import dev.tino.core.auth.StartRequirements;
import dev.tino.core.database.DatabaseChoice;
import dev.tino.core.error.StartupRefused;
import dev.tino.finance.FinanceRequirements;
import dev.tino.models.ModelsRequirements;
import dev.tino.models.embedding.EmbeddingRequirements;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts Tino. */
@QuarkusMain
public class Tino {

    public static void main(String... args) {
        try {
            DatabaseChoice database = DatabaseChoice.make();
            StartRequirements.check(database.embedded() || LaunchMode.current().isDevOrTest());
            ModelsRequirements.check();
            EmbeddingRequirements.check();
            FinanceRequirements.check();
            ChatRequirements.check();
        } catch (StartupRefused refused) {
            System.err.println("Tino does not start. " + refused.getMessage());
            System.exit(1);
        }
        Quarkus.run(args);
    }
}
