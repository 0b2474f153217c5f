package dev.tino.core.error;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;

/** Violations name a field as clients know it, not as our records do. */
@ApplicationScoped
class JsonNames implements ValidatorFactoryCustomizer, PropertyNodeNameProvider {

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        configuration.propertyNodeNameProvider(new JsonNames());
    }

    @Override
    public String getName(Property property) {
        if (!(property instanceof JavaBeanProperty bean)) {
            return property.getName();
        }
        try {
            var named = bean.getDeclaringClass().getDeclaredField(property.getName()).getAnnotation(JsonProperty.class);
            return named == null ? property.getName() : named.value();
        } catch (NoSuchFieldException computed) {
            return property.getName();
        }
    }
}
