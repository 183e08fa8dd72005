package dev.chorus.local;

import java.util.List;
import java.util.stream.Collectors;

/** What someone who has just started Chorus wants to know. */
final class Summary {

    private Summary() {}

    static String of(LocalRun run, List<DemoAccounts.Account> accounts) {
        return """

                Chorus is up: open %1$s/ in a browser
                REST is under %1$s/api, Socket.IO at %1$s/socket.io/

                  Try     curl -s %1$s/api/auth/%2$s
                          TOKEN=…   (the accessToken of the answer)
                          curl -s %1$s/api/posts -H "Authorization: Bearer $TOKEN" \\
                            -H 'Content-Type: application/json' -d '{"content":"Hello"}'
                          curl -s %1$s/api/posts -H "Authorization: Bearer $TOKEN"
                %3$s
                  Events  kcat -C -b localhost:%4$d -t chorus.posts.v1 -o beginning -e -f '%%h\\n%%k %%s\\n'
                  SQL     psql -h 127.0.0.1 -p %5$d -U postgres post
                  Logs    %6$s/chorus.log
                  Data    %7$s   (begin anew with --fresh)
                  Stop    Ctrl-C
                """.formatted(
                        run.url(),
                        firstCall(accounts),
                        described(accounts),
                        run.ports().kafka(),
                        run.ports().postgres(),
                        run.data().logs(),
                        run.data().path());
    }

    private static String firstCall(List<DemoAccounts.Account> accounts) {
        String body = accounts.isEmpty()
                ? "{\"username\":\"ada\",\"email\":\"ada@example.org\",\"password\":\"notes on the engine\"}"
                : "{\"login\":\"%s\",\"password\":\"%s\"}"
                        .formatted(
                                accounts.getFirst().username(),
                                accounts.getFirst().password());
        return (accounts.isEmpty() ? "register" : "login") + " -H 'Content-Type: application/json' \\\n"
                + "            -d '" + body + "'";
    }

    private static String described(List<DemoAccounts.Account> accounts) {
        return accounts.stream()
                .map(account -> "  Demo    %s, password %s, id %s\n"
                        .formatted(account.username(), account.password(), account.userId()))
                .collect(Collectors.joining());
    }
}
