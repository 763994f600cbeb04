/** What only an administrator may do; each act is on the audit list before it is done. */
package legalhub.hub.admin;
