/**
 * Hears what one segment of a voice report is: whether it is a recording at all, how long it is,
 * how much of it is speech, and what tells it from every other one. All bytes come from strangers:
 * a length that they claim is only ever compared with what is there.
 */
package legalhub.hub.audio;
