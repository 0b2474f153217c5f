package dev.tino.chat.observatory.sql;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import net.sf.jsqlparser.parser.ASTNodeAccessImpl;
import net.sf.jsqlparser.parser.SimpleNode;

/** The fields of a parsed statement's parts, so that none is forgotten. */
final class SqlParts {

    private static final String PARSER = "net.sf.jsqlparser.";

    private SqlParts() {
    }

    static boolean isPart(Object part) {
        return isPartType(part.getClass());
    }

    static boolean isPartType(Class<?> type) {
        return type.getName().startsWith(PARSER);
    }

    /** @param except names of fields that are looked at elsewhere */
    static List<Object> inside(Object part, Set<String> except) {
        List<Object> inside = new ArrayList<>();
        for (Class<?> type = part.getClass(); isPartType(type) && type != ASTNodeAccessImpl.class; type = type
                .getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()
                        && !except.contains(field.getName()) && field.getType() != SimpleNode.class) {
                    inside.add(valueOf(field, part));
                }
            }
        }
        return inside;
    }

    private static Object valueOf(Field field, Object part) {
        try {
            field.setAccessible(true);
            return field.get(part);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
