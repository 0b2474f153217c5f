package dev.tino.chat.run;

import java.util.UUID;

import dev.tino.chat.talk.MessageView;

record SaidMessage(MessageView message, UUID runId) {
}
