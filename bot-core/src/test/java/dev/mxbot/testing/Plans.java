package dev.mxbot.testing;

import dev.mxbot.command.PlanCommand;
import dev.mxbot.diagnosis.Budget;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.plan.Planner;
import java.util.Set;

/** {@code /mxplan} in a world of few records, with no check of them: the plan alone is read. */
public final class Plans {
    private Plans() {}

    public static PlanCommand command() {
        Dns dns = FakeDns.zone("example.com. MX 10 mail.example.com.");
        VirtualTime time = new VirtualTime();
        return new PlanCommand(new Planner(new Diagnostician(Set.of(), dns, dns, Budget.DEFAULT, time.clock(), time)));
    }
}
