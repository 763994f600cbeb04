/** What the officers of an office have before them: every person, and what wants a look. */
package legalhub.actors.caseload;
