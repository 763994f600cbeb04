/** Where the hub meets the database: persistence's types as the hub's own interfaces. */
package legalhub.hub.store;
