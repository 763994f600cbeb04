/** How far each outgoing webhook has come. */
package legalhub.persistence.webhook;
