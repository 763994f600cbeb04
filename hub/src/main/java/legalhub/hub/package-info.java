/** The process: its configuration, its start and its end, and what is wired to what. */
package legalhub.hub;
