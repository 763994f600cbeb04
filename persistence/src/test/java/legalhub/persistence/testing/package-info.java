/** What the tests of this module share: one Cassandra per test JVM, and bounded waits. */
package legalhub.persistence.testing;
