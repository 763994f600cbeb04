/** How two browsers find each other: STUN and TURN servers with credentials that run out. */
package legalhub.edge.ice;
