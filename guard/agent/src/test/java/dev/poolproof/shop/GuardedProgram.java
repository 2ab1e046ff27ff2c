package dev.poolproof.shop;

import dev.poolproof.guard.Guard;
import java.sql.Connection;
import javax.sql.DataSource;

/** Has a guard of its own. */
public final class GuardedProgram {

    private GuardedProgram() {}

    public static void main(String[] arguments) throws Exception {
        DataSource pool = Guard.wrap(ShopPool.HIKARI.open());
        pool.getConnection().close();
        Connection kept = PoolProgram.keep(pool);
        Interlude.say(
                "own guard counts " + Guard.shared().snapshot().totals().borrows() + ", kept open " + !kept.isClosed());
    }
}
