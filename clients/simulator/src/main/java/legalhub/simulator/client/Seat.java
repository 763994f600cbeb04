package legalhub.simulator.client;

/**
 * Who sits at the hub.
 *
 * @param sessionId the client session, kept over all reconnects
 * @param client what kind of client it is
 */
record Seat(String sessionId, String client, Tokens tokens) {}
