package dev.tino.finance.transaction;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.finance.category.Category;
import dev.tino.finance.classification.Guess;
import dev.tino.models.ModelVersion;

/** Money in (positive) or out (negative) on a day, owned by a user. */
public class Transaction {
    public UUID id;
    public UUID ownerId;
    public LocalDate date;
    public String description;
    public BigDecimal amount;
    public String person;
    public UUID categoryId;
    public CategorySource categorySource;
    /** When the user filed it; null when a model did, or nobody. */
    public Instant filedAt;
    /** Probability of the model's most probable category, 0 to 1; null when a user filed it. */
    public Float confidence;
    /** Which model said so, though it may not have been sure enough to file it; null when a user filed it. */
    public String modelName;
    public Integer modelVersion;
    public UUID typeId;
    public UUID importId;
    public UUID importKey;
    public Instant createdAt;

    public static Transaction of(UUID ownerId, LocalDate date, String description, BigDecimal amount, String person) {
        var transaction = new Transaction();
        transaction.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        transaction.ownerId = ownerId;
        transaction.date = date;
        transaction.description = clean(description);
        transaction.amount = amount.setScale(2, RoundingMode.UNNECESSARY);
        transaction.person = person == null ? null : clean(person);
        transaction.createdAt = Instant.now();
        return transaction;
    }

    /** Files it under a category of the user's choice; null takes it out of any, and of none it stays as it is. */
    public void fileByUser(UUID category) {
        if (category == null && categoryId == null) {
            return;
        }
        categoryId = category;
        categorySource = category == null ? null : CategorySource.USER;
        filedAt = category == null ? null : Instant.now();
        confidence = null;
        modelName = null;
        modelVersion = null;
    }

    public boolean isFiledByUser() {
        return categorySource == CategorySource.USER;
    }

    /**
     * Files it as a model guessed, or the user's word on another one. An abstention leaves it without category, and tells
     * who was not sure enough: what its user files it under is the truth of that, too.
     */
    public void fileByModel(Guess guess) {
        Category category = guess.category();
        categoryId = category == null ? null : category.id;
        categorySource = category == null ? null : CategorySource.MODEL;
        confidence = guess.confidence();
        modelName = guess.model().name();
        modelVersion = guess.model().version();
    }

    /** What a model said of it, unless none was asked or its user filed it, be it by his word on another one. */
    ModelsWord modelsWord() {
        return modelName == null || modelName.equals(Guess.OWN_WORDS.name()) ? null
                : new ModelsWord(new ModelVersion(modelName, modelVersion), categoryId, confidence);
    }

    /** @param categoryId null when it was not sure enough */
    record ModelsWord(ModelVersion model, UUID categoryId, float confidence) {
    }

    static String clean(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
