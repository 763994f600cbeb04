/** How rules are tried: one entity played by hand, and its life cycle as one table. */
package legalhub.actors.entity;
