/**
 * A real Cassandra as a child process of the hub, so that a laptop and a province run one engine.
 */
package legalhub.persistence.embedded;
