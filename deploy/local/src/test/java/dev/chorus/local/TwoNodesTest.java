package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two nodes of the edge behind one gateway, each a process of its own, beside a run that has all the rest. */
@ExtendWith(RunningChorus.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {
    private final LocalRun run;
    private Edge edge;

    @TempDir
    private static Path directory;

    TwoNodesTest(LocalRun run) {
        this.run = run;
    }

    @BeforeAll
    void startNodesAndGateway() throws IOException {
        edge = Edge.start(run, directory, 2, Map.of());
    }

    @AfterAll
    void stop() {
        edge.close();
    }

    private Person register(String name) {
        return Person.register(edge.url(), new Gateway(edge.url()), name);
    }

    /** The gateway puts a socket where there are fewest: two that come one after the other are on different nodes. */
    @Test
    void whatCrossesNodesArrivesAndWhoeverWasOnADeadNodeComesBackOnTheOther() {
        Person ada = register("ada");
        Person bob = register("bob");
        Person cleo = register("cleo");
        ada.writes(bob, "First");
        cleo.writes(bob, "First");
        try (Hearing adas = ada.connects("websocket");
                Hearing bobs = bob.connects("websocket");
                Hearing bobsPhone = bob.connects("polling")) {
            JsonNode ack =
                    adas.says("send_message", new JSONObject(Map.of("receiverId", bob.id(), "content", "Across")));
            for (Hearing device : new Hearing[] {adas, bobs, bobsPhone}) {
                assertThat(device.awaits(
                                "new_message",
                                heard -> heard.path("content").asString().equals("Across")))
                        .isEqualTo(ack.path("message"));
            }
            adas.says("typing", new JSONObject(Map.of("receiverId", bob.id())));
            bobs.awaits("user_typing", _ -> true);
            bobsPhone.awaits("user_typing", _ -> true);
            bobs.awaits("user_stop_typing", _ -> true);

            Hearing cleos = cleo.connects("websocket");
            bobs.awaits("user_online", id -> id.asString().equals(cleo.id()));
            cleos.close();
            bobs.awaits("user_offline", id -> id.asString().equals(cleo.id()), Duration.ofSeconds(20));

            assertANodeMayDie(ada, adas, bob, bobs, bobsPhone);
        }
    }

    /** Someone who does not come back from the dead node is not shown online for long. */
    private void assertANodeMayDie(Person ada, Hearing adas, Person bob, Hearing bobs, Hearing bobsPhone) {
        Person dora = register("dora");
        Person emil = register("emil");
        ada.writes(dora, "Hello");
        ada.writes(emil, "Hello");
        Hearing doras = dora.connectsOnce("websocket");
        Hearing emils = emil.connectsOnce("websocket");
        for (Person person : new Person[] {dora, emil}) {
            adas.awaits("user_online", id -> id.asString().equals(person.id()));
        }

        edge.node(0).kill();

        await("one of the two to lose its node")
                .atMost(Duration.ofSeconds(10))
                .until(() -> doras.isConnected() != emils.isConnected());
        Person gone = doras.isConnected() ? emil : dora;
        Person still = doras.isConnected() ? dora : emil;
        await("everyone else to be back")
                .atMost(Duration.ofSeconds(30))
                .until(() -> adas.isConnected() && bobs.isConnected() && bobsPhone.isConnected());
        await(gone.username() + " to be offline").atMost(Duration.ofSeconds(60)).until(() -> !online(ada, gone));
        assertThat(online(ada, still)).isTrue();
        assertThat(online(ada, bob)).isTrue();

        ada.writes(bob, "Still here");
        for (Hearing device : new Hearing[] {adas, bobs, bobsPhone}) {
            device.awaits(
                    "new_message", heard -> heard.path("content").asString().equals("Still here"));
        }
        doras.close();
        emils.close();
    }

    private static boolean online(Person viewer, Person person) {
        return viewer.sees("/api/presence?userIds=" + person.id())
                .path("items")
                .get(0)
                .path("online")
                .asBoolean();
    }
}
