package dev.tino.finance.category;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

import org.hibernate.annotations.UuidGenerator;

/** A name that is unique among its owner's, whatever the case. */
@MappedSuperclass
public abstract class OwnedName {
    public static final int MAX_LENGTH = 140;

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    public UUID ownerId;
    public String name;

    /** The form in which names are compared. */
    public static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
