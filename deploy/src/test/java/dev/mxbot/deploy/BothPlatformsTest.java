package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.CoreConfig;
import dev.mxbot.deploy.config.Settings;
import dev.mxbot.deploy.config.SettingsReader;
import dev.mxbot.deploy.demo.DemoWorld;
import dev.mxbot.discord.testing.Interaction;
import dev.mxbot.discord.testing.World;
import dev.mxbot.slack.testing.LoopbackSlack;
import dev.mxbot.slack.testing.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole bot on a loopback Slack and a loopback Discord at once, over the demo's DNS: the same question, the same answer. */
@SuppressWarnings("NullAway.Init") // set before every test
class BothPlatformsTest {
    private DemoWorld world;
    private LoopbackPlatforms outside;
    private Mxbot bot;
    private List<Platform> platforms;

    @BeforeEach
    void start() throws Exception {
        world = DemoWorld.start();
        outside = LoopbackPlatforms.start();
    }

    @AfterEach
    void stop() {
        platforms.forEach(Platform::stop);
        bot.close();
        outside.close();
        world.close();
    }

    private void connect(Map<String, String> environment) throws Exception {
        Settings settings = SettingsReader.of(environment, Optional.empty()).read();
        List<Platforms.Plug> plugs = Platforms.wanted(settings);
        bot = new Mxbot(
                CoreConfig.of(Assembly.lookup(world)),
                plugs.stream().map(Platforms.Plug::module).toList());
        platforms = plugs.stream().map(plug -> plug.connect().of(bot)).toList();
        platforms.forEach(Platform::start);
    }

    private void awaitBoth() throws InterruptedException {
        outside.discord().commands();
        outside.slack()
                .await(() -> Optional.of(outside.slack().openLinks()).filter(links -> links > 0), "an open link");
    }

    @Test
    void aSlashCommandIsAnsweredOnBoth() throws Exception {
        connect(outside.settings());
        awaitBoth();

        outside.slack().sendAndAwait(outside.slack().command(LoopbackSlack.CHANNEL, "/mxcheck", "private.demo"));
        Interaction asked = outside.discord().slash(World.CHANNEL, "mxcheck", Map.of("domain", "private.demo"));

        Message slack = outside.slack().await(message -> message.words().contains("BROKEN"));
        String discord = outside.discord().edit(asked, "BROKEN").text();
        String verdict = "cannot receive mail";
        assertTrue(slack.words().contains(verdict), slack.words());
        assertTrue(discord.contains(verdict), discord);
        assertTrue(slack.words().contains("remove"), slack.words());
        assertEquals(List.of(), outside.slack().violations());
        assertEquals(List.of(), outside.discord().complaints());
    }

    @Test
    void nonsenseIsRefusedPrivatelyOnBoth() throws Exception {
        connect(outside.settings());
        awaitBoth();

        outside.slack().sendAndAwait(outside.slack().command(LoopbackSlack.CHANNEL, "/mxcheck", "<!channel> ```"));
        Interaction asked = outside.discord().slash(World.CHANNEL, "mxcheck", Map.of("domain", "@everyone"));

        String discord = outside.discord().firstAnswer(asked).text();
        assertTrue(discord.contains("is no domain I can check"), discord);
        assertEquals(
                List.of(Optional.of(LoopbackSlack.ASKER)),
                outside.slack().messages().stream().map(Message::onlyFor).toList());
        assertEquals(List.of(), outside.slack().violations());
        assertEquals(List.of(), outside.discord().complaints());
    }

    @Test
    void aRefusedTokenLeavesTheOtherPlatformWorking() throws Exception {
        Map<String, String> environment = new HashMap<>(outside.settings());
        environment.put("SLACK_BOT_TOKEN", "xoxb-100000000001-another-token");
        connect(environment);
        outside.discord().commands();

        Interaction asked = outside.discord().slash(World.CHANNEL, "mxcheck", Map.of("domain", "google.demo"));

        assertTrue(outside.discord().edit(asked, "HEALTHY").text().contains("Google Workspace"));
        outside.discord().await(() -> Optional.of(platforms.get(0)).filter(Platform::isRefused));
        assertFalse(platforms.get(1).isRefused());
        assertTrue(
                platforms.get(0).inWords().contains("SLACK_BOT_TOKEN"),
                platforms.get(0).inWords());
    }
}
