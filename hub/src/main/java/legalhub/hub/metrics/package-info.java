/**
 * What a node measures, by Micrometer, and how Prometheus reads it. Labels are enumerations and the
 * town's own pools and desks: never a person, a ticket or anything that somebody wrote. All meters
 * are made at the start, so that a series is there, at zero, before its first event, and nothing is
 * looked up by name while people are served.
 */
package legalhub.hub.metrics;
