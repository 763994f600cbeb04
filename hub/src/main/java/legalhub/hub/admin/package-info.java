/** What only an administrator may do; each act is written to the audit log, by ids. */
package legalhub.hub.admin;
