package dev.tino.chat.observatory.sql;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import dev.tino.chat.ChatError;
import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/** Reads a statement, and writes anew what was understood: only that is run, without comments or anything else unread. */
final class SqlReader implements AutoCloseable {

    static final int MOST_CHARACTERS = 10_000;

    private static final int DEEPEST = 12;
    private static final long MILLIS = 2_000;

    private final ObservatoryViews views;
    /** The parser runs apart, so that it can be left when it takes too long. */
    private final ExecutorService parsers = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "sql-parser");
        thread.setDaemon(true);
        return thread;
    });

    SqlReader(ObservatoryViews views) {
        this.views = views;
    }

    /**
     * Blocks for as long as the parser takes, two seconds at most.
     *
     * @return one select of what is allowed
     * @throws Failure that names what is not
     */
    String read(String sql) {
        requireText(sql);
        requireShallow(sql);
        try {
            Statement statement = parse(sql);
            if (!(statement instanceof Select select)) {
                throw refuse("Only a select is allowed");
            }
            SqlCheck.check(select, views);
            return select.toString();
        } catch (StackOverflowError deep) {
            throw refuse("The SQL is nested too deeply");
        }
    }

    private Statement parse(String sql) {
        CCJSqlParser parser = CCJSqlParserUtil.newParser(sql).withAllowComplexParsing(true).withTimeOut(MILLIS);
        try {
            Statement statement = CCJSqlParserUtil.parseStatement(parser, parsers);
            // The parser stops behind the first one.
            if (parser.getToken(1).kind != CCJSqlParserConstants.EOF) {
                throw refuse("Only one statement is allowed");
            }
            return statement;
        } catch (RejectedExecutionException closing) {
            throw closed();
        } catch (JSQLParserException unread) {
            throw unreadable(unread);
        }
    }

    private static void requireText(String sql) {
        if (sql.isBlank()) {
            throw refuse("There is no SQL");
        }
        if (sql.length() > MOST_CHARACTERS) {
            throw refuse("The SQL is longer than %d characters".formatted(MOST_CHARACTERS));
        }
        boolean odd = sql.codePoints()
                .anyMatch(character -> Character.isISOControl(character) && !Character.isWhitespace(character)
                        || Character.getType(character) == Character.SURROGATE);
        if (odd) {
            throw refuse("The SQL has control characters in it");
        }
    }

    /** What the parser reads in a time that doubles with each level. */
    private static void requireShallow(String sql) {
        int depth = 0;
        for (int i = 0; i < sql.length(); i++) {
            depth += sql.charAt(i) == '(' ? 1 : sql.charAt(i) == ')' ? -1 : 0;
            if (depth > DEEPEST) {
                throw refuse("The SQL is nested too deeply");
            }
        }
    }

    private static Failure unreadable(JSQLParserException unread) {
        for (Throwable cause = unread; cause != null; cause = cause.getCause()) {
            if (cause instanceof RejectedExecutionException || cause instanceof InterruptedException) {
                return closed();
            }
            if (cause instanceof StackOverflowError || cause instanceof TimeoutException) {
                return refuse("The SQL is nested too deeply");
            }
            if (cause instanceof ParseException parse && parse.currentToken != null && parse.currentToken.next != null) {
                Token token = parse.currentToken.next;
                return refuse("It has to be one select of PostgreSQL's; it cannot be read at line %d, column %d%s"
                        .formatted(token.beginLine, token.beginColumn,
                                token.image.isEmpty() ? ", where it ends" : ", near '" + token.image + "'"));
            }
        }
        return refuse("It has to be one select of PostgreSQL's; it cannot be read");
    }

    /** Another reader takes its place, or the node ends. */
    private static Failure closed() {
        return CoreError.UNAVAILABLE.because("SQL cannot be read at this moment; try again");
    }

    static Failure refuse(String detail) {
        return ChatError.SQL_NOT_ALLOWED.because("%s", detail);
    }

    @Override
    public void close() {
        parsers.shutdownNow();
    }
}
