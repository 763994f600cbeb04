/** Who may log in, and which log-ins were revoked. */
package legalhub.actors.account;
