package dev.poolproof.run.command;

import dev.poolproof.reports.budget.Share;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads pools from the command line: {@code 20}, {@code 8x20} or {@code tenants=8x20}. */
final class PoolOption implements ITypeConverter<Share> {

    private static final Pattern FORM = Pattern.compile("(?:([^=]+)=)?(?:(\\d{1,6})[x×])?(\\d{1,6})");

    @Override
    public Share convert(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            int pools = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
            int maximum = Integer.parseInt(matcher.group(3));
            String name = matcher.group(1) == null ? pools == 1 ? "pool" : "pools" : matcher.group(1);
            if (pools > 0 && maximum > 0) {
                return new Share(name, pools, maximum, null);
            }
        }
        throw new TypeConversionException(
                "'%s' names no pools: write [NAME=][COUNTx]SIZE, for example tenants=8x20, or 20 for one pool of 20."
                        .formatted(text));
    }
}
