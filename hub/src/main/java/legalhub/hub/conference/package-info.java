/** How people get into a conference who have no account, and what carries it. */
package legalhub.hub.conference;
