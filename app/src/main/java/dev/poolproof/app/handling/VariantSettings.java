package dev.poolproof.app.handling;

import dev.poolproof.app.settings.NearNames;
import dev.poolproof.app.settings.RefusedSettingsException;
import dev.poolproof.app.settings.Rules;
import dev.poolproof.app.settings.SettingProblem;
import dev.poolproof.app.settings.SettingsReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which variant serves which endpoint from the start.
 *
 * @param chosen a variant for every endpoint
 * @param rarity one request in so many takes the path on which a rare mistake is made
 */
public record VariantSettings(Map<Endpoint, Variant> chosen, int rarity) {

    private static final int RARITY = 20;

    public VariantSettings {
        chosen = Map.copyOf(chosen);
        new Rules()
                .require(
                        rarity >= 1 && rarity <= 1_000_000,
                        "variants.rarity",
                        rarity,
                        "1 to 1000000, for one request in so many",
                        String.valueOf(RARITY))
                .enforce();
        if (chosen.size() != Endpoint.values().length) {
            throw new IllegalArgumentException("Every endpoint needs a variant, given: " + chosen);
        }
    }

    public static VariantSettings read(SettingsReader settings) {
        Map<Endpoint, Variant> chosen = new EnumMap<>(Endpoint.class);
        List<SettingProblem> problems = new ArrayList<>();
        for (Endpoint endpoint : Endpoint.values()) {
            String key = "variants." + endpoint.id();
            String given = settings.text(key, Variant.TRY_WITH_RESOURCES.id());
            Variant.of(given)
                    .ifPresentOrElse(variant -> chosen.put(endpoint, variant), () -> problems.add(unknown(key, given)));
        }
        int rarity = settings.number("variants.rarity", RARITY);
        if (!problems.isEmpty()) {
            throw new RefusedSettingsException(problems);
        }
        return new VariantSettings(chosen, rarity);
    }

    private static SettingProblem unknown(String key, String given) {
        String near = String.join(" or ", NearNames.of(given, Variant.ids()));
        return new SettingProblem("poolproof." + key, given, "there is no such variant", near);
    }
}
