/** Many screens at the office's figures: how late, how often and how dear a push is. */
package legalhub.simulator.dashboards;
