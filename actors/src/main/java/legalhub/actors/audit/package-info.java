/** What administrators did: noted before it is done, one sheet after the other for each day. */
package legalhub.actors.audit;
