/**
 * The negotiation of media between pages, or between a page and what carries a conference: relayed
 * past the journal, numbered so that no step is lost or comes twice.
 */
package legalhub.actors.signal;
