/**
 * The hub's HTTP side: the server, the pages, and what all calls of the interface share (errors as
 * problem+json, roles, limits, security headers). README.md of this module is its contract.
 */
package legalhub.hub.http;
