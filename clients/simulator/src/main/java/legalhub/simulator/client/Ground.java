package legalhub.simulator.client;

import io.netty.channel.EventLoop;
import java.time.Clock;

/** What a client stands on. */
record Ground(EventLoop loop, Clock clock, Line.Opener opener, ClientSettings settings) {}
