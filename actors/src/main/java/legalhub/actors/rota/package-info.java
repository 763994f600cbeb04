/**
 * When which lawyer of an office is on duty (值班表), as it is planned; whether they are, the queue
 * says.
 */
package legalhub.actors.rota;
