package dev.tino.credit.company;

import java.text.Normalizer;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.auth.account.MachineAccount;
import dev.tino.core.web.PlainText;

/** What a company tells of itself. */
public record NewCompany(
        @NotNull @PlainText(max = 200) @Schema(examples = "Distribuidora Aurora") String name,
        @NotNull @PlainText(max = 254) @Email @Schema(examples = "credito@aurora.example.com") String email) {

    Company of(MachineAccount account) {
        return new Company(account.id(), Normalizer.normalize(name.strip(), Normalizer.Form.NFC), email.strip(),
                account.createdAt());
    }
}
