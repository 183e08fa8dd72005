package dev.chorus.socialgraph.people;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text without case, accents and needless space, so that what is typed meets what is meant. Done here and not in
 * PostgreSQL: the same on every database, whatever its locale.
 */
public final class Folded {
    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private static final Pattern USERNAME_SEPARATOR = Pattern.compile("[._]+");
    private static final Pattern NAME_SEPARATOR = Pattern.compile(" ");

    /** Of three letters or more, the last of which is no digit: numbers are what makes usernames differ. */
    private static final Pattern FIRST_WORD = Pattern.compile("[\\p{L}\\p{N}]{2,}\\p{L}");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{3,}");

    /** Letters that Unicode does not decompose. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ς', "σ"));

    private Folded() {}

    /** The same for all ways to write a text; may be empty. */
    public static String of(String text) {
        String bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(bare.length());
        bare.codePoints().forEach(letter -> {
            String plain = LETTERS.get(letter);
            if (plain == null) {
                folded.appendCodePoint(letter);
            } else {
                folded.append(plain);
            }
        });
        return SPACE.matcher(folded).replaceAll(" ").strip();
    }

    /** The username and the display name, each from each of its words on. */
    static Set<String> terms(String username, String displayName) {
        Set<String> terms = new LinkedHashSet<>();
        addFromEachWord(terms, of(username), USERNAME_SEPARATOR);
        addFromEachWord(terms, of(displayName), NAME_SEPARATOR);
        return terms;
    }

    private static void addFromEachWord(Set<String> terms, String text, Pattern separator) {
        Matcher separators = separator.matcher(text);
        for (int start = 0; start < text.length(); start = separators.find() ? separators.end() : text.length()) {
            terms.add(text.substring(start));
        }
    }

    /** The column {@code searchable}: some folded text begins a term if it is in there with a space before it. */
    static String searchable(Set<String> terms) {
        return terms.stream().map(term -> " " + term + "\n").collect(Collectors.joining());
    }

    /** The words with which terms begin, sorted. */
    static SortedSet<String> firstWords(Collection<String> terms) {
        SortedSet<String> words = new TreeSet<>();
        for (String term : terms) {
            Matcher word = FIRST_WORD.matcher(term);
            if (word.lookingAt()) {
                words.add(word.group());
            }
        }
        return words;
    }

    /** The words that a search for this text may have misspelt. */
    public static List<String> words(String folded) {
        return WORD.matcher(folded).results().map(MatchResult::group).toList();
    }
}
