package dev.chorus.gateway.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;

/** A file as it is sent: whole, compressed once and for all, and known by what is in it. */
record ClientFile(MediaType type, byte[] plain, byte[] gzip, String etag) {

    static ClientFile of(String name, byte[] content) {
        return new ClientFile(type(name), content, compressed(content), "\"" + digest(content) + "\"");
    }

    private static MediaType type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> MediaType.parseMediaType("text/html;charset=UTF-8");
            case "js" -> MediaType.parseMediaType("text/javascript;charset=UTF-8");
            case "css" -> MediaType.parseMediaType("text/css;charset=UTF-8");
            case "svg" -> MediaType.parseMediaType("image/svg+xml");
            case "txt" -> MediaType.parseMediaType("text/plain;charset=UTF-8");
            default -> throw new IllegalStateException("Of what type is " + name + "?");
        };
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
