/** An office's duty rota by HTTP: who plans it. Who looks at it does so on the socket. */
package legalhub.hub.rota;
