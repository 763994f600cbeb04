/** Checks of the whole: the house rules, and the hub as its users meet it. */
package legalhub.deploy;
