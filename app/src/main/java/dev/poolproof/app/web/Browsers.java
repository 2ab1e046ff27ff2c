package dev.poolproof.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Tells people's browsers from programs. */
final class Browsers {

    private Browsers() {}

    /**
     * Whether the client would rather have a page than JSON.
     *
     * @param accept the header {@code Accept}, null where the client sent none
     */
    static boolean isBrowser(@Nullable String accept) {
        List<MediaType> accepted;
        try {
            accepted = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
        double html = quality(accepted, MediaType.TEXT_HTML);
        return html > 0 && html > quality(accepted, MediaType.APPLICATION_JSON);
    }

    /** The quality of the most specific range that includes the type; 0 where none does. */
    private static double quality(List<MediaType> accepted, MediaType type) {
        return accepted.stream()
                .filter(range -> range.includes(type))
                .reduce((one, other) -> other.isMoreSpecific(one) ? other : one)
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }
}
