package dev.tino.core.database;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import io.vertx.sqlclient.impl.command.CommandBase;
import io.vertx.sqlclient.impl.command.CommandResponse;

/**
 * Cuts a connection that owes an answer and is silent for too long; what ran on it fails. One that owes none may be silent
 * for ever.
 * <p>
 * The client's own limit of idle time serves for the log-in alone. It heeds not whether an answer is due, so that a
 * statement fails which is sent just before an unused connection's time is up; and it takes leave of the server and waits
 * for it to hang up, which a server that hangs never does.
 */
class SilenceLimit extends IdleStateHandler {

    /** What the client calls the handler of its own limit. */
    private static final String OWN = "idle";
    /** Turns commands into bytes and back. Whoever is behind it would have to take leave, who is before it hangs up. */
    private static final String CODEC = "codec";

    private int due;

    private SilenceLimit(Duration longest) {
        super(longest.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
    }

    /** For as long as there is no connection to call {@link #on} for. */
    static void onLogIn(PgConnectOptions options, Duration longest) {
        options.setReadIdleTimeout(Math.toIntExact(longest.toMillis())).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    /** From its log-in on. */
    static void on(SqlConnection connection, Duration longest) {
        var socket = (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap().unwrap();
        var limit = new SilenceLimit(longest);
        var pipeline = socket.socket().channelHandlerContext().pipeline();
        pipeline.remove(OWN);
        pipeline.addBefore(CODEC, "silence-limit", limit).addAfter(CODEC, "answers-due", limit.new AnswersDue());
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        if (due > 0) {
            context.close();
        }
    }

    /** Each command has one response, but for the last, which closes. */
    private class AnswersDue extends ChannelDuplexHandler {

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise written) throws Exception {
            if (message instanceof CommandBase && due++ == 0) {
                resetReadTimeout();
            }
            super.write(context, message, written);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof CommandResponse) {
                due--;
            }
            super.channelRead(context, message);
        }
    }
}
