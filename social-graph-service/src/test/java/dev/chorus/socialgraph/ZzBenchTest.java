package dev.chorus.socialgraph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@SuppressWarnings("all")
class ZzBenchTest extends SocialGraphTest {
    static final String[] S = {
        "an", "ma", "ri", "jo", "el", "sa", "le", "na", "ka", "to", "mi", "chi", "ro", "da", "vi", "lu", "be", "ste",
        "phe", "gre", "ta", "ha", "wil", "son", "er"
    };

    private static void note(String s) throws Exception {
        Files.writeString(
                Path.of("/tmp/team/graph/bench.txt"),
                java.time.LocalTime.now() + " " + s + "\n",
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
    }

    @Test
    void bench() throws Exception {

        Random r = new Random(7);
        List<String> firsts = new ArrayList<>();
        for (int i = 0; i < 500; i++)
            firsts.add(S[r.nextInt(25)] + S[r.nextInt(25)] + (r.nextBoolean() ? S[r.nextInt(25)] : ""));
        List<String> lasts = new ArrayList<>();
        for (int i = 0; i < 20000; i++)
            lasts.add(
                    S[r.nextInt(25)] + S[r.nextInt(25)] + S[r.nextInt(25)] + (r.nextBoolean() ? S[r.nextInt(25)] : ""));
        long t = System.nanoTime();
        execute("DROP INDEX search_terms_prefix");
        execute(
                "ALTER TABLE search_terms DROP CONSTRAINT search_terms_pkey, DROP CONSTRAINT search_terms_person_id_fkey");
        note("start");
        database.sql("""
            INSERT INTO people (id, username, display_name, private, erased, version, created_at, searchable)
            SELECT gen_random_uuid(), f||'_'||l||n, initcap(f||' '||l), false, false, 1, now(), ' '||f||'_'||l||n||E'\\n '||l||n||E'\\n '||f||' '||l||E'\\n '||l||E'\\n'
            FROM (SELECT n, (:firsts::text[])[1 + floor(power(random(),2)*500)::int] AS f, (:lasts::text[])[1 + floor(power(random(),2)*20000)::int] AS l FROM generate_series(1,1000000) AS n) x
            """)
                .bind("firsts", firsts.toArray(String[]::new))
                .bind("lasts", lasts.toArray(String[]::new))
                .then()
                .block();
        note("people");
        execute("TRUNCATE search_terms");
        execute(
                "INSERT INTO search_terms SELECT id, username FROM people WHERE username <> 'fan' UNION ALL SELECT id, split_part(username,'_',2) FROM people WHERE split_part(username,'_',2) <> '' UNION ALL SELECT id, lower(display_name) FROM people UNION ALL SELECT id, split_part(lower(display_name),' ',2) FROM people");
        note("terms");
        execute("ALTER TABLE search_terms ADD PRIMARY KEY (person_id, term)");
        execute("CREATE INDEX search_terms_prefix ON search_terms (term, person_id)");
        note("terms index");
        execute(
                "INSERT INTO search_words SELECT DISTINCT substring(term from '^[[:alnum:]]+[[:alpha:]]') FROM search_terms WHERE substring(term from '^[[:alnum:]]+[[:alpha:]]') IS NOT NULL ON CONFLICT DO NOTHING");
        execute("ANALYZE search_words");
        note("words " + count("SELECT count(*) FROM search_words"));
        note("gin");
        Person few = person("few");
        Person many = person("many");
        execute(
                "INSERT INTO follows SELECT '%s', id, now() FROM (SELECT id FROM people WHERE version=1 AND username NOT LIKE 'few%%' LIMIT 200)"
                        .formatted(few.id()));
        execute(
                "INSERT INTO follows SELECT '%s', id, now() FROM (SELECT id FROM people WHERE username NOT LIKE 'many%%' LIMIT 2000)"
                        .formatted(many.id()));
        execute(
                "INSERT INTO follows SELECT id, '%s', now() FROM (SELECT id FROM people WHERE username NOT LIKE 'many%%' OFFSET 5000 LIMIT 50000)"
                        .formatted(many.id()));
        execute(
                "INSERT INTO blocks SELECT '%s', id, now() FROM (SELECT id FROM people WHERE username NOT LIKE 'many%%' OFFSET 80000 LIMIT 100)"
                        .formatted(many.id()));
        execute("VACUUM ANALYZE people");
        execute("VACUUM ANALYZE search_terms");
        execute("VACUUM ANALYZE follows");
        execute("ANALYZE blocks");
        note("vacuumed");
        for (Person viewer : List.of(few, many)) {
            for (String kind : List.of(
                    "warm", "one", "two", "three", "first", "full", "user", "typo", "typofull", "none", "page2")) {
                int n = 60;
                double[] ms = new double[n];
                Random q = new Random(kind.hashCode());
                int found = 0;
                for (int i = 0; i < n; i++) {
                    String f = firsts.get((int) (Math.pow(q.nextDouble(), 2) * 500));
                    String l = lasts.get((int) (Math.pow(q.nextDouble(), 2) * 20000));
                    String text = switch (kind) {
                        case "one" -> f.substring(0, 1);
                        case "two" -> f.substring(0, 2);
                        case "three" -> l.substring(0, 3);
                        case "first" -> f;
                        case "full", "page2", "warm" -> f + " " + l;
                        case "user" -> f + "_" + l;
                        case "typo" -> l.substring(0, 2) + l.charAt(3) + l.charAt(2) + l.substring(4);
                        case "typofull" -> f + " " + l.substring(0, 2) + l.charAt(3) + l.charAt(2) + l.substring(4);
                        default -> "xqzwj" + q.nextInt(1000);
                    };
                    String uri = "/api/search?q={q}";
                    String cursor = null;
                    if (kind.equals("page2")) {
                        var c = viewer.list("/api/search?limit=3&q={q}", text).get("nextCursor");
                        if (!c.isNull()) {
                            cursor = c.asString();
                            uri += "&cursor=" + cursor;
                        }
                    }
                    long s = System.nanoTime();
                    found += viewer.people(uri, text).size();
                    ms[i] = (System.nanoTime() - s) / 1e6;
                }
                Arrays.sort(ms);
                note("%s %s p50 %.1f p95 %.1f p99 %.1f max %.1f found/q %.1f"
                        .formatted(
                                viewer.username().substring(0, 4),
                                kind,
                                ms[n / 2],
                                ms[(int) (n * .95)],
                                ms[(int) (n * .99)],
                                ms[n - 1],
                                found / (double) n));
            }
        }
        note(Files.readString(Path.of("/proc/loadavg")));
    }
}
