import dev.chorus.client.Chorus;
import dev.chorus.client.Live;
import dev.chorus.client.Pushed;
import dev.chorus.client.Types;
import dev.chorus.client.Window;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Two people: one writes, the other hears it. */
public class QuickStart {

    public static void main(String[] arguments) throws Exception {
        String url = arguments.length > 0 ? arguments[0] : "http://localhost:3000";
        Chorus ada = new Chorus(url);
        Chorus bob = new Chorus(url);
        for (Chorus person : List.of(ada, bob)) {
            String username = "guest_" + UUID.randomUUID().toString().substring(0, 8);
            person.register(username, username + "@example.org", "correct horse battery staple", Map.of());
        }

        CompletableFuture<Void> connected = new CompletableFuture<>();
        CompletableFuture<Types.Message> heard = new CompletableFuture<>();
        try (Live live = bob.connect()) {
            live.on(Pushed.NEW_MESSAGE, heard::complete);
            live.onGap(reason -> System.out.println("bob has caught up: " + reason));
            live.onState(state -> {
                System.out.println("bob is " + state);
                if (state == Live.State.CONNECTED) {
                    connected.complete(null);
                }
            });
            connected.get(10, TimeUnit.SECONDS);

            Types.Message sent = ada.messages().sendMessage(bob.user().id(), "Hello, Bob");
            System.out.println("ada has sent: " + sent.content());
            System.out.println("bob has heard: " + heard.get(10, TimeUnit.SECONDS).content());

            live.sendMessage(ada.user().id(), "Hello, Ada").get(10, TimeUnit.SECONDS);
            Types.Page<Types.Message> page = ada.messages().listMessages(bob.user().id(), Window.FIRST);
            System.out.println("ada reads: " + page.items().getFirst().content());
        }
    }
}
