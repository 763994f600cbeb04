/**
 * What administrators do: on the audit list before it is done, and read by those who may. An act
 * whose entry can't be written isn't done.
 */
package legalhub.hub.audit;
