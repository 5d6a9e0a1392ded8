package dev.mxbot.deploy.demo;

import java.util.Optional;
import org.xbill.DNS.Message;

/** What a server makes of a query; nothing where it stays silent. */
interface Answering {
    Optional<Message> answer(Message query);
}
