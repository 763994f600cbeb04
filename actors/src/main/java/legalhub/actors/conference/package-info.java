/**
 * A conference of three and more (or of two who can't reach each other): who is asked, who is in,
 * in what role. Its media goes by a {@link legalhub.actors.conference.ConferenceBackend}.
 */
package legalhub.actors.conference;
