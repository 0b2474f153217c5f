package dev.tino.core.web;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/** Refuses fields that are not known where a record says so. */
final class KnownFields extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(DeserializationContext context, JsonParser parser, JsonDeserializer<?> deserializer,
            Object beanOrClass, String name) throws IOException {
        Class<?> type = beanOrClass instanceof Class<?> given ? given : beanOrClass.getClass();
        if (type.isAnnotationPresent(KnownFieldsOnly.class)) {
            throw UnrecognizedPropertyException.from(parser, type, name, deserializer.getKnownPropertyNames());
        }
        return false;
    }
}
