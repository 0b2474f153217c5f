package dev.tino.chat.run;

import java.util.UUID;

import dev.tino.chat.talk.MessageView;
import dev.tino.chat.talk.TalkView;

record OpenedTalk(TalkView talk, MessageView message, UUID runId) {
}
