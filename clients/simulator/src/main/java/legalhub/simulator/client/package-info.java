/**
 * A client of the hub that behaves as the pages do: it logs in, keeps one socket alive, resends
 * what isn't answered, and shows views that are exact or asked for afresh.
 */
package legalhub.simulator.client;
