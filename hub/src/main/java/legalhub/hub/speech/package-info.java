/**
 * What other systems can say about a voice report: which words are spoken, and whether it is the
 * person's voice. Both are off by default, and neither is waited for longer than a limit. A machine
 * only sorts: the most that comes of it is that an officer looks.
 */
package legalhub.hub.speech;
