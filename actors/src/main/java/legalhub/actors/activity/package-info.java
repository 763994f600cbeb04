/** Public-benefit activities: published by an officer, taken part in by supervised persons. */
package legalhub.actors.activity;
