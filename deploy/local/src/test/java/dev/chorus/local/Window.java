package dev.chorus.local;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A browser window on Chorus, used as a person would: by what can be seen, with mouse and keyboard. */
final class Window {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ChromeDriver driver;
    private final String url;
    private boolean forgiving;

    Window(ChromeDriver driver, String url) {
        this.driver = driver;
        this.url = url;
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Nobody signed in, nothing remembered, everything reachable. */
    void clear() {
        online(true);
        block();
        look(1280, 860, "light");
        driver.get(url + "/");
        run("localStorage.clear(); sessionStorage.clear()");
        errors();
        forgiving = false;
    }

    void look(int width, int height, String theme) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    }

    void online(boolean is) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", !is, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Requests to what matches come to nothing; to none, if nothing is given. */
    void block(String... patterns) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(patterns)));
    }

    void open(String route) {
        driver.get("about:blank");
        driver.get(url + "/#/" + route);
        sees("main > *");
    }

    /** Signs in at the form, and is connected then. */
    void signIn(Person person) {
        open("sign-in");
        types("Username or e-mail", person.username());
        types("Password", person.password());
        clicks("button", "Sign in");
        sees(".pill[data-state=online]");
    }

    /** Follows a link within the page, as a person who sees it would. */
    void goes(String route) {
        run("location.hash = arguments[0]", "#/" + route);
        await("no view is being fetched").atMost(PATIENCE).until(() -> !is("[aria-busy]"));
    }

    void clicks(String css, String text) {
        acts(css, text, WebElement::click);
    }

    void clicks(String css) {
        acts(css, null, WebElement::click);
    }

    /** Puts the text into the field of that label, in place of what is there. */
    void types(String label, String text) {
        acts("label", label, found -> {
            WebElement field = driver.findElement(By.id(String.valueOf(found.getDomAttribute("for"))));
            field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
            field.sendKeys(text);
        });
    }

    /** What is in the field of that label. */
    String typed(String label) {
        WebElement found = sees("label", label);
        return String.valueOf(driver.findElement(By.id(String.valueOf(found.getDomAttribute("for"))))
                .getDomProperty("value"));
    }

    void presses(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    WebElement sees(String css) {
        return sees(css, null);
    }

    /** The first such element with this text or label, once there is one. */
    WebElement sees(String css, @Nullable String text) {
        return await(css + (text == null ? "" : " “" + text + "”"))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> find(css, text), found -> found != null);
    }

    void seesNo(String css, @Nullable String text) {
        await("no " + css + (text == null ? "" : " “" + text + "”"))
                .atMost(PATIENCE)
                .until(() -> find(css, text) == null);
    }

    boolean is(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    /** A label is for who cannot see it too, so that one that is hidden counts. */
    private @Nullable WebElement find(String css, @Nullable String text) {
        return (WebElement) run("""
                const [css, text] = arguments
                const seen = (node) => node.checkVisibility({ visibilityProperty: true }) || node.matches('label')
                const says = (node) => [node.innerText, node.textContent, node.getAttribute('aria-label')]
                return [...document.querySelectorAll(css)].find((node) =>
                  seen(node) && (text === null || says(node).some((said) => said?.includes(text)))) ?? null
                """, css, text);
    }

    private interface Act {
        void on(WebElement element);
    }

    /** A page that lives may replace an element between the look and the hand. */
    private void acts(String css, @Nullable String text, Act act) {
        await(css + " to act on").atMost(PATIENCE).until(() -> {
            try {
                act.on(sees(css, text));
                return true;
            } catch (StaleElementReferenceException _) {
                return false;
            } catch (WebDriverException covered) {
                if (String.valueOf(covered.getMessage()).contains("intercepted")) {
                    return false;
                }
                throw covered;
            }
        });
    }

    @Nullable
    Object run(String script, @Nullable Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    @Nullable
    Object runAsync(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** From here on, calls may fail: the browser logs each by itself. */
    void forgivesFailedCalls() {
        forgiving = true;
    }

    /** What the console said that it should not have, since it was last asked. */
    List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !forgiving || !failedCall(message))
                .toList();
    }

    private static boolean failedCall(String message) {
        return message.contains("Failed to load resource")
                || message.contains("WebSocket connection to")
                || message.contains("net::ERR");
    }
}
