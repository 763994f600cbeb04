/** Who is behind what people log in with. */
package legalhub.persistence.people;
