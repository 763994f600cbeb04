/**
 * Looks at each office's queue and rota every few seconds, and tells the office what it must know
 * at once.
 */
package legalhub.hub.alert;
