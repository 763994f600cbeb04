/**
 * Who somebody is: staff by name and password, residents by a one-time code or anonymously, and the
 * log-ins that live on by refresh tokens. No secret is kept, only hashes of secrets.
 */
package legalhub.hub.login;
