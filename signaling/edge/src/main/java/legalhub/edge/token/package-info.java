/** Access tokens: who a connection speaks for, signed so that any node can check it alone. */
package legalhub.edge.token;
