package dev.mxbot.discord;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/**
 * A rendered reply, to be sent once: its files are read while they are sent. It pings nobody, whatever it says.
 *
 * @param components containers, files and rows of buttons, in Discord's second version of them
 */
record DiscordMessage(List<MessageTopLevelComponent> components) {
    private static final Collection<MentionType> NOBODY = EnumSet.noneOf(MentionType.class);

    DiscordMessage {
        components = List.copyOf(components);
    }

    /** Whether something is attached: a report beside the container, or a picture in it. */
    boolean hasFiles() {
        return components.size() > 1
                || ((Container) components.get(0)).getComponents().stream().anyMatch(MediaGallery.class::isInstance);
    }

    /** The same, to be known again. */
    DiscordMessage signed(Sign sign) {
        List<MessageTopLevelComponent> signed = new ArrayList<>(components);
        Container container = (Container) components.get(0); // the renderer puts everything but files into one
        List<ContainerChildComponent> children = new ArrayList<>(container.getComponents());
        children.set(0, ((TextDisplay) children.get(0)).withUniqueId(sign.headline()));
        signed.set(0, container.withComponents(children).withUniqueId(sign.container()));
        return new DiscordMessage(signed);
    }

    MessageCreateData asNew() {
        return new MessageCreateBuilder()
                .useComponentsV2()
                .setComponents(components)
                .setAllowedMentions(NOBODY)
                .mentionRepliedUser(false)
                .build();
    }

    /** In place of another message: the flag of version two must be said again, or an edit of a deferred answer is refused. */
    MessageEditData asEdit() {
        return new MessageEditBuilder()
                .useComponentsV2()
                .setComponents(components)
                .setAttachments(List.of()) // a report attached earlier goes; the files among the components stay
                .setAllowedMentions(NOBODY)
                .mentionRepliedUser(false)
                .build();
    }
}
