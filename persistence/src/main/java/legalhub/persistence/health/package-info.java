/** Whether the database answers, known at every moment without asking it. */
package legalhub.persistence.health;
